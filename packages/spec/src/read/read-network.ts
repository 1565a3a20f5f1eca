import type { z } from 'zod';
import type { NetworkEnergy, Wire } from '../architecture.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareNode } from './hardware-node.ts';
import { parseAttributes } from './parse-attributes.ts';
import { networkAttributes } from './storage-attributes.ts';

/**
 * Energies of the network below a level, from the attributes in force there.
 *
 * @param defaults `wireEnergyPj` per bit and mm that a table gives every wire, whatever the attributes say; `wordBits` of
 *   words that no attribute gives a width
 */
export function readNetwork(
  node: HardwareNode,
  attributes: HardwareNode['attributes'],
  reader: Reader,
  { wireEnergyPj, wordBits = 16 }: { readonly wireEnergyPj?: number | undefined; readonly wordBits?: number } = {},
): NetworkEnergy {
  const network = parseAttributes({ ...node, attributes }, networkAttributes, reader);
  if (!network) return { energyPerHopPj: 0, routerEnergyPj: 0 };
  return networkEnergy({
    ...network,
    datawidth: network.datawidth ?? wordBits,
    wire_energy: wireEnergyPj ?? network.wire_energy,
  });
}

type NetworkAttributes = z.infer<typeof networkAttributes>;

/** An energy per hop, where it is given, holds whatever the wire costs. */
export function networkEnergy(attributes: NetworkAttributes): NetworkEnergy {
  const { energy_per_hop, router_energy, energy_per_ingress, wire_energy } = attributes;
  return {
    energyPerHopPj: energy_per_hop ?? 0,
    routerEnergyPj: router_energy,
    ...(energy_per_ingress > 0 && { ingressEnergyPj: energy_per_ingress }),
    ...(energy_per_hop === undefined && wire_energy > 0 && { wire: wireOf(attributes) }),
  };
}

export function wireOf({ wire_energy, network_word_bits, datawidth, tile_width }: NetworkAttributes): Wire {
  return {
    energyPj: wire_energy,
    wordBits: network_word_bits ?? datawidth ?? 16,
    ...(tile_width !== undefined && { tileWidthUm: tile_width }),
  };
}
