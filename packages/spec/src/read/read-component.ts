import type { Scope } from '../expression/scope.ts';
import { isNothing, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** Keys of a component that a container has not. */
export const CLASS_KEYS = ['class', 'subclass', 'energy_scale', 'area_scale', 'required_actions'];

/** Class, scales and actions of a component. */
export function readComponent(map: LocatedMap, name: string, scope: Scope, reader: Reader) {
  const classEntry = reader.required(map, 'class', `the component ${name}`, 'add class: SRAM, class: intmac, ...');
  const subclass = map.entries.get('subclass')?.value;
  const subclassName = subclass && !isNothing(subclass) ? reader.text(subclass, `subclass of ${name}`) : undefined;
  const scale = (key: string): number => {
    const node = map.entries.get(key)?.value;
    return (node && !isNothing(node) ? reader.number(node, `${key} of ${name}`, scope) : undefined) ?? 1;
  };
  const actions = map.entries.get('required_actions')?.value;
  return {
    componentClass: (classEntry && reader.text(classEntry.value, `the class of ${name}`)) ?? '',
    ...(subclassName !== undefined && { subclass: subclassName }),
    energyScale: scale('energy_scale'),
    areaScale: scale('area_scale'),
    requiredActions: actions ? reader.names(actions, `required_actions of ${name}`).map((action) => action.name) : [],
  };
}
