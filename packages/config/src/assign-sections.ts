import type { Plugin } from '@loopwright/core';
import { type AssignedSection, assignSection } from './assign-section.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { knownKeys } from './config-schema.ts';
import { sectionOwners } from './section-owners.ts';
import { sectionsIn } from './sections.ts';
import { unknownKey } from './unknown-key.ts';

/** A layer as far as sections are concerned; without a `config` it can hold nothing else. */
export type SectionLayer = Pick<ConfigLayer, 'origin' | 'sections'> & Partial<Pick<ConfigLayer, 'config' | 'place'>>;

/**
 * Gives every plugin the section that it owns, by the name of the plugin. Throws a ConfigError with the place of a key that no plugin owns, or of a value
 * that a schema refuses.
 *
 * @param layers the highest first
 */
export function assignSections(
  layers: readonly SectionLayer[],
  plugins: readonly Plugin[],
): ReadonlyMap<string, AssignedSection> {
  const owners = sectionOwners(plugins);
  for (const layer of layers) {
    const problems = unowned(layer, [...owners.keys()]);
    if (problems.length > 0) throw new ConfigError(layer.origin, problems);
  }
  return new Map([...owners.values()].map((plugin) => [plugin.name, assignSection(plugin, layers)]));
}

/** Keys that nobody knows: of the layer itself, and of the presets that it holds, whether they are chosen or not. */
function unowned({ sections, config, place }: SectionLayer, owned: readonly string[]): ConfigProblem[] {
  const unownedAt = (path: string, keys: Iterable<string>, isPreset: boolean) => {
    const known = [...(config ? knownKeys('', isPreset) : []), ...owned];
    const unknown = [...keys].filter((key) => !owned.includes(key));
    return unknown.map((key) => unknownKey(path, key, known, ', or load the plugin that owns it'));
  };
  const isFile = place?.keys.length === 0;
  const ofPresets = Object.entries(config?.presets ?? {}).flatMap(([name, preset]) =>
    unownedAt(`presets.${name}`, sectionsIn(preset).keys(), true),
  );
  return [...ofPresets, ...unownedAt('', sections.keys(), !isFile)];
}
