import * as problems from '../../diagnostics/problems.ts';
import type { Override } from '../../overrides.ts';
import type { LocatedEntry, LocatedMap } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import type { Sections } from '../../source/sections.ts';
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
