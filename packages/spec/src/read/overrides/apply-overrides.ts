import * as problems from '../../diagnostics/problems.ts';
import type { Override } from '../../overrides.ts';
import type { Located, LocatedEntry, LocatedMap } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import type { Sections } from '../../source/sections.ts';
import { COST_ATTRIBUTES, canonicalName } from '../storage-attributes.ts';
import { OverriddenArchitecture } from './overridden-architecture.ts';
import { type OverrideEntry, readOverrides } from './read-overrides.ts';

/**
 * The sections as they would be if the files said what the section `overrides` says. What is read of them later points to the
 * override, and need not know that there was one.
 */
export function applyOverrides(
  sections: Sections,
  reader: Reader,
): { readonly sections: Sections; readonly overrides: readonly Override[] } {
  const section = sections.get('overrides');
  if (!section) return { sections, overrides: [] };
  const entries = readOverrides(section, reader);
  const overridden = new Map(sections);
  overridden.delete('overrides');
  const ofVariables = entries.filter(({ part }) => part === VARIABLES);
  const ofParts = entries.filter(({ part }) => part !== VARIABLES);
  const variables = sections.get('variables');
  if (variables && ofVariables.length > 0) overridden.set('variables', withVariables(variables, ofVariables, reader));
  else
    for (const entry of ofVariables) reader.log.add(problems.unknownVariable(entry.keyLocation, entry.attribute, []));
  reportUnused(ofVariables, sections, reader);
  const architecture = sections.get('architecture');
  if (!architecture) return { sections: overridden, overrides: [] };
  const hardware = new OverriddenArchitecture(ofParts, reader);
  overridden.set('architecture', { ...architecture, value: hardware.architecture(architecture.value) });
  hardware.reportUnknown([...hardware.names, VARIABLES]);
  hardware.reportVain();
  return { sections: overridden, overrides: [...ofVariables.map(ofVariable), ...hardware.overrides] };
}

const VARIABLES = 'variables';

function ofVariable({ part, attribute, keyLocation }: OverrideEntry): Override {
  return { part, attribute, location: keyLocation, reaches: [], isForCosts: false };
}

/** Of variables, those that no text names. All are attributes of every component too: what costs go by is used. */
function reportUnused(overrides: readonly OverrideEntry[], sections: Sections, reader: Reader): void {
  if (overrides.length === 0) return;
  const others = [...sections].flatMap(([name, { value }]) => (name === 'overrides' ? [] : [...textsOf(value)]));
  const known = sections.get('variables')?.value;
  for (const { attribute, keyLocation } of overrides) {
    const isThere = known?.kind === 'map' && known.entries.has(attribute);
    const isNamed = others.some((text) => new RegExp(`(?<![\\w])${escaped(attribute)}(?![\\w])`).test(text));
    if (isThere && !isNamed && !isForPlugins(attribute))
      reader.log.add(problems.unusedVariable(keyLocation, attribute));
  }
}

/** What cost plugins look for in a component, and files mostly say once for all of them. */
function isForPlugins(variable: string): boolean {
  const ofAll = ['technology', 'global_cycle_seconds', 'voltage', 'temperature'];
  return ofAll.includes(variable) || COST_ATTRIBUTES.includes(canonicalName(variable));
}

function* textsOf(node: Located): Iterable<string> {
  if (node.kind === 'scalar') yield node.text;
  else if (node.kind === 'list') for (const item of node.items) yield* textsOf(item);
  else for (const { value } of node.entries.values()) yield* textsOf(value);
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}

/** In their places: they are evaluated from top to bottom. */
function withVariables(section: LocatedEntry, overrides: readonly OverrideEntry[], reader: Reader): LocatedEntry {
  if (section.value.kind !== 'map') return section;
  const entries = new Map(section.value.entries);
  for (const { attribute, keyLocation, value } of overrides) {
    if (entries.has(attribute)) entries.set(attribute, { keyLocation, value });
    else reader.log.add(problems.unknownVariable(keyLocation, attribute, [...entries.keys()]));
  }
  const map: LocatedMap = { ...section.value, entries };
  return { ...section, value: map };
}
