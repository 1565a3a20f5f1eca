import type { Compute, Level, LevelNetworks, NetworkComponent } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import { ATTRIBUTE_USES } from './attribute-uses.ts';
import type { HardwareNode } from './hardware-node.ts';
import { parseAttributes, placeOf } from './parse-attributes.ts';
import type { PlacedLevel } from './placed-level.ts';
import { canonicalAttributes, canonicalName, connectionAttributes } from './storage-attributes.ts';

/**
 * The levels with the networks that they name. What a level reads and updates through must be what the level inside it names
 * for the same words, where either names any; and a network lies below one level only.
 *
 * @param placed innermost first
 */
export function connectNetworks(
  placed: readonly PlacedLevel[],
  compute: { readonly part: Compute; readonly node: HardwareNode },
  components: readonly NetworkComponent[],
  reader: Reader,
): Level[] {
  const users = new Map<string, string>();
  const known = components.map(({ name }) => name);
  const find = (node: HardwareNode, key: 'network_read' | 'network_update', name: string, level: string) => {
    const component = components.find((other) => other.name === name);
    const place = placeOf(node, key);
    if (!component) reader.log.add(problems.unknownNetwork(place, key, name, known));
    else if ((users.get(name) ?? level) !== level) {
      reader.log.add(problems.networkUsedTwice(place, name, [level, users.get(name)!]));
    } else if (component.kind === 'reduction-tree' && key === 'network_read') {
      reader.log.add(problems.treeCannotRead(place, name));
    } else {
      users.set(name, level);
      return component;
    }
    return undefined;
  };
  const levels = placed.map(({ level, node }): Level => {
    const { network_read, network_update } = connections(node, node.networkAttributes ?? level.attributes, reader);
    if (network_read === undefined && network_update === undefined) return level;
    const read = network_read === undefined ? undefined : find(node, 'network_read', network_read, level.name);
    const update = network_update === undefined ? read : find(node, 'network_update', network_update, level.name);
    if (read && update) checkReplaced(node, level, read.name, reader);
    return { ...level, networks: { ...(read && { read }), ...(update && { update }) } };
  });
  for (const [index, { name, networks = {} }] of levels.entries()) {
    const inside = placed[index - 1];
    if (inside) checkInner(inside.node, inside.level, ['network_fill', 'network_drain'], networks, name, reader);
    else checkInner(compute.node, compute.part, ['network_operand', 'network_result'], networks, name, reader);
  }
  for (const { name, location } of components) {
    if (!users.has(name)) {
      const why = 'no level names it in network_read or network_update';
      reader.log.add(problems.noEffect(location!, `the network ${name}`, why));
    }
  }
  return levels;
}

/** Where words go both ways through components, nothing passes the network that the level has otherwise. */
function checkReplaced(node: HardwareNode, { kind, name }: Level, component: string, { log }: Reader): void {
  const own = new Map([...node.attributeLocations].map(([key, location]) => [canonicalName(key), location]));
  for (const attribute of [...ENERGIES, 'network_fill_latency', 'network_drain_latency'] as const) {
    const place = own.get(attribute);
    if (!place || ATTRIBUTE_USES[attribute][kind] !== 'model' || !canonicalAttributes(node.attributes)[attribute])
      continue;
    log.add(problems.noEffect(place, `${attribute} of ${name}`, `its words go through ${component}`));
  }
}

const ENERGIES = ['energy_per_hop', 'router_energy', 'energy_per_ingress', 'wire_energy'] as const;

function connections(node: HardwareNode, attributes: HardwareNode['attributes'], reader: Reader) {
  return parseAttributes({ ...node, attributes }, connectionAttributes, reader) ?? {};
}

/** What lies inside a level names the same networks, where it names any. */
function checkInner(
  node: HardwareNode,
  part: Level | Compute,
  [inwards, outwards]: readonly [Connection, Connection],
  { read, update }: LevelNetworks,
  outer: string,
  reader: Reader,
): void {
  const attributes = connections(node, part.attributes, reader);
  const ends = [
    [inwards, read],
    [outwards, update],
  ] as const;
  for (const [key, network] of ends) {
    const named = attributes[key];
    if (named === undefined || named === network?.name) continue;
    const detail = `${key} is ${named}, but ${outer} is connected by ${network?.name ?? 'a network of its own'}`;
    reader.log.add(problems.attributeConflict(placeOf(node, key), node.name, detail, 'name the same network in both'));
  }
}

type Connection = keyof typeof connectionAttributes.shape;
