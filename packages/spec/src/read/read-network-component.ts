import type { MulticastNetwork, NetworkComponent, Transfer } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { EnergyTable } from '../specification.ts';
import { checkAttributeUses } from './check-attribute-uses.ts';
import type { HardwareNode } from './hardware-node.ts';
import { parseAttributes, placeOf } from './parse-attributes.ts';
import { networkEnergy, wireOf } from './read-network.ts';
import { networkComponentAttributes } from './storage-attributes.ts';

/** A network that the architecture lists as a component. Undefined where its attributes do not fit; the log says why. */
export function readNetworkComponent(
  node: HardwareNode,
  tables: readonly EnergyTable[],
  reader: Reader,
): NetworkComponent | undefined {
  const attributes = parseAttributes(node, networkComponentAttributes, reader);
  if (!attributes) return undefined;
  const { name, location, componentClass } = node;
  const common = { name, location, latencyCycles: attributes.fill_latency };
  const kind = KIND_OF_CLASS[componentClass];
  if (!kind) {
    reader.log.add(problems.unknownNetworkClass(location, name, componentClass));
    return undefined;
  }
  checkAttributeUses(node, kind, reader);
  if (kind === 'hops') return { kind, ...common, ...networkEnergy(attributes) };
  if (kind === 'reduction-tree') {
    // A tree of no width, as of no width given, has that of its tiles.
    const wire = wireOf({ ...attributes, tile_width: attributes.tile_width || undefined });
    return { kind, ...common, adderEnergyPj: attributes.adder_energy, wire };
  }
  if (attributes.action_name === undefined) {
    reader.log.add(
      problems.missingKey(
        location,
        'action_name',
        `the network ${name}`,
        'add action_name: the action in its ERT table',
      ),
    );
    return undefined;
  }
  return { kind, ...common, ...multicastEnergy(node, attributes.action_name, tables, reader) };
}

const KIND_OF_CLASS: Readonly<Record<string, NetworkComponent['kind']>> = {
  Legacy: 'hops',
  XY_NoC: 'hops',
  ReductionTree: 'reduction-tree',
  SimpleMulticast: 'multicast',
};

/** From the table of the component: one energy, or one per number of destinations. */
function multicastEnergy(
  node: HardwareNode,
  action: string,
  tables: readonly EnergyTable[],
  { log }: Reader,
): Pick<MulticastNetwork, 'transfers' | 'byDataspace'> {
  const table = tables.find(({ component }) => component === node.name);
  const { multicast_factor_argument: argument, per_datatype_ERT: perDataspace } = node.attributes;
  const transfersOf = (name: string): Transfer[] => {
    const sets = table?.argumentSets?.[name] ?? [];
    if (sets.length === 0) return name in (table?.energyPj ?? {}) ? [{ energyPj: table!.energyPj[name]! }] : [];
    if (sets.length === 1) return [{ energyPj: sets[0]!.energyPj }];
    // Of several sets for as many children the last one holds.
    return sets.map(({ arguments: given, energyPj }) => ({
      destinations: Number(given[String(argument)] ?? Number.NaN),
      energyPj,
    }));
  };
  const names = Object.keys(table?.energyPj ?? {}).filter((name) =>
    perDataspace === undefined ? name === action : name.startsWith(`${action}_`),
  );
  if (names.length === 0) {
    const wanted = perDataspace === undefined ? action : `${action}_DATASPACE`;
    log.add(
      problems.noEffect(node.location, `the network ${node.name}`, `no table gives its action ${wanted} an energy`),
    );
  }
  const several = names.find((name) => transfersOf(name).some(({ destinations }) => Number.isNaN(destinations)));
  if (several !== undefined)
    log.add(problems.missingMulticastArgument(placeOf(node, 'multicast_factor_argument'), node.name, several));
  if (perDataspace === undefined) return { transfers: transfersOf(action), byDataspace: {} };
  const byDataspace = names.map((name) => [name.slice(action.length + 1), transfersOf(name)]);
  return { transfers: [], byDataspace: Object.fromEntries(byDataspace) };
}
