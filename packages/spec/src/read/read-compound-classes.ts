import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import { plainMap } from '../source/plain-value.ts';
import type { Reader } from '../source/reader.ts';
import type { CompoundClass } from '../specification.ts';
import { CLASS_KEYS } from './read-component.ts';

export const COMPONENTS_KEYS = ['version', 'classes'];
export const COMPOUND_CLASS_KEYS = ['name', 'attributes', 'subcomponents', 'actions'];
export const SUBCOMPONENT_KEYS = ['name', 'attributes', 'enabled', 'area_share', ...CLASS_KEYS];
export const ACTION_KEYS = ['name', 'arguments', 'subcomponents'];
export const ACTION_STEP_KEYS = ['name', 'actions'];

/** The `components` section: compound component classes of all files, with expressions left as text. */
export function readCompoundClasses(section: LocatedEntry | undefined, reader: Reader): CompoundClass[] {
  if (!section || isNothing(section.value)) return [];
  const map = reader.closedMap(section.value, 'components', COMPONENTS_KEYS);
  const list = map?.entries.get('classes')?.value;
  if (!map || !list || isNothing(list)) return [];
  reader.version(map, 'components');
  const classes = new Map<string, CompoundClass>();
  for (const item of flatten(reader.list(list, 'classes')?.items ?? [])) {
    const definition = reader.closedMap(item, 'a compound class', COMPOUND_CLASS_KEYS);
    const entry = definition && reader.required(definition, 'name', 'a compound class');
    const name = entry && reader.text(entry.value, 'the name of a compound class');
    if (!definition || name === undefined) continue;
    if (classes.has(name)) reader.log.add(problems.duplicateName(entry!.value.location, 'compound classes', name));
    classes.set(name, readClass(definition, name, reader));
  }
  return [...classes.values()];
}

function readClass(definition: LocatedMap, name: string, reader: Reader): CompoundClass {
  const attributes = definition.entries.get('attributes')?.value;
  const attributeMap =
    attributes && !isNothing(attributes) ? reader.map(attributes, `attributes of ${name}`) : undefined;
  const parts = rows(definition, 'subcomponents', name, reader);
  for (const part of parts) {
    reader.closed(part, `a subcomponent of ${name}`, SUBCOMPONENT_KEYS);
    reader.required(part, 'name', `a subcomponent of ${name}`);
  }
  const actions = rows(definition, 'actions', name, reader);
  for (const action of actions) {
    reader.closed(action, `an action of ${name}`, ACTION_KEYS);
    reader.required(action, 'name', `an action of ${name}`);
    for (const part of rows(action, 'subcomponents', name, reader)) {
      reader.closed(part, `a step of an action of ${name}`, ACTION_STEP_KEYS);
      reader.required(part, 'name', `a step of an action of ${name}`);
    }
  }
  return {
    name,
    attributes: attributeMap ? plainMap(attributeMap) : {},
    subcomponents: parts.map(plainMap),
    actions: actions.map(plainMap),
  };
}

function rows(of: LocatedMap, key: string, name: string, reader: Reader): LocatedMap[] {
  const node = of.entries.get(key)?.value;
  if (!node || isNothing(node) || (node.kind === 'map' && node.entries.size === 0)) return [];
  return (reader.list(node, `${key} of ${name}`)?.items ?? []).flatMap(
    (item) => reader.map(item, `an entry of ${key} of ${name}`) ?? [],
  );
}

/** Lists of classes that come from anchors nest. */
function flatten(items: readonly Located[]): Located[] {
  return items.flatMap((item) => (item.kind === 'list' ? flatten(item.items) : [item]));
}
