import { nearestName } from '@loopwright/spec';
import { builtInPresets } from './built-in-presets.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { sectionsIn } from './sections.ts';

/** The layer of a preset: of the highest layer that has one of the name, else the one that comes along. */
export function presetLayer(name: string, layers: readonly ConfigLayer[], asked: string): ConfigLayer {
  const owner = layers.find(({ config }) => Object.hasOwn(config.presets ?? {}, name));
  if (owner) return ownPreset(name, owner);
  if (Object.hasOwn(builtInPresets, name)) {
    const config = builtInPresets[name];
    return { origin: `preset ${name}`, home: '.', config, sections: sectionsIn(config) };
  }
  const own = layers.flatMap(({ config }) => Object.keys(config.presets ?? {}));
  const known = [...new Set([...own, ...Object.keys(builtInPresets)])];
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `there are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  throw new ConfigError(asked, [{ path: 'preset', message: `there is no preset "${name}"`, hint }]);
}

function ownPreset(name: string, { origin, home, config, place }: ConfigLayer): ConfigLayer {
  const preset = config.presets![name];
  const own = { origin: `${origin}, preset ${name}`, home, config: preset, sections: sectionsIn(preset) };
  return place ? { ...own, place: { file: place.file, keys: [...place.keys, 'presets', name] } } : own;
}
