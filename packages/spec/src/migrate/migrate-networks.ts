import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { HardwareNode } from '../read/hardware-node.ts';
import { canonicalAttributes } from '../read/storage-attributes.ts';
import type { Reader } from '../source/reader.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** 0 where they are not given, since a container further out may have set them. */
const ENERGIES = ['energy_per_hop', 'router_energy'];
/** Those that have no value to stand for none; written where they are given. */
const WIRES = [
  'energy_per_ingress',
  'wire_energy',
  'tile_width',
  'network_word_bits',
  'network_read',
  'network_update',
];

export const NETWORK_ATTRIBUTES: readonly string[] = [...ENERGIES, ...WIRES];

/** A hop of one bit over one mm, which costs what the wire does. */
const ONE_BIT_AND_MM = { network_word_bits: 1, tile_width: 1000 };

/**
 * Attributes of the network below each node of a tree, as v0.4 has them. There a container hands its own down to all that lies
 * inside, and nothing takes them back: an energy per hop outside wires is written as that of a wire, and what cannot be written
 * at all is an error.
 *
 * @param nodes outermost first
 * @param hasWireTable whether a table gives all wires an energy, those of levels without `wire_energy` too
 */
export function migrateNetworks(nodes: readonly HardwareNode[], hasWireTable: boolean, reader: Reader): Attributes[] {
  const given = nodes.map((node) => canonicalAttributes(node.networkAttributes ?? node.attributes));
  const isWired = (attributes: Attributes): boolean =>
    attributes.energy_per_hop === undefined && (hasWireTable || Boolean(attributes.wire_energy));
  const lastWired = given
    .map((attributes, index) => isLevel(nodes[index]!, nodes) && isWired(attributes))
    .lastIndexOf(true);
  let inForce: Attributes = {};
  return nodes.map((node, index) => {
    // Below the compute units there is no network.
    if (!isLevel(node, nodes)) return {};
    const hands = node.kind === 'container';
    const asWire = hands && index < lastWired && !hasWireTable && !isWired(given[index]!);
    const own = asWire ? asWires(given[index]!) : given[index]!;
    const wired = asWire || isWired(own);
    // What a container further out would hand down to a node that has none of it.
    const lasting = [
      ...(wired ? ['energy_per_hop'] : []),
      ...(isWired(own) ? ['tile_width'] : []),
      ...['network_read', 'network_update'],
    ].find((key) => inForce[key] !== undefined && own[key] === undefined);
    if (lasting) reader.log.add(problems.cannotMigrateNetwork(node.location, node.name, lasting));
    const written = networkOf(own, inForce, wired);
    if (hands) inForce = { ...inForce, ...written };
    return written;
  });
}

function isLevel(node: HardwareNode, nodes: readonly HardwareNode[]): boolean {
  return node !== nodes.at(-1);
}

function asWires({ energy_per_hop: energy = 0, ...others }: Attributes): Attributes {
  return { ...others, wire_energy: energy, ...(energy !== 0 && ONE_BIT_AND_MM) };
}

/** In full once a container around it has set some. */
function networkOf(attributes: Attributes, inForce: Attributes, isWired: boolean): Attributes {
  const written = WIRES.filter((key) => attributes[key] !== undefined);
  const isSet = Object.keys(inForce).length > 0;
  if (!isSet && !isWired && NETWORK_ATTRIBUTES.every((key) => attributes[key] === undefined)) return {};
  const energies = isWired ? ENERGIES.filter((key) => key !== 'energy_per_hop') : ENERGIES;
  return {
    ...Object.fromEntries(energies.map((key) => [key, attributes[key] ?? 0])),
    ...(inForce.energy_per_ingress !== undefined && { energy_per_ingress: 0 }),
    ...Object.fromEntries(written.map((key) => [key, attributes[key]!])),
    // A container has words of one bit unless it says otherwise.
    ...(isWired && { network_word_bits: attributes.network_word_bits ?? attributes.datawidth ?? 16 }),
  };
}
