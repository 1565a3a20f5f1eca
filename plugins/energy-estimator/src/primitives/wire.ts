import { wires } from '../data/wires.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { under } from './scaled.ts';

/**
 * `width` bits over `length_mm`, for compound components. Not scaled: the energy of a wire goes with its capacitance per mm,
 * which the node hardly changes.
 */
export function wire({ attributes }: PartRequest): Estimate {
  const pj =
    numberOf(attributes, ['width', 'datawidth'], 1) * numberOf(attributes, ['length_mm'], 1) * wires.pjPerBitMm;
  return {
    energyPj: { ...under(['transfer', 'transfer_random', 'read', 'write'], pj), leak: 0 },
    areaUm2: 0,
    sources: [wires.source],
    accuracy: ['a factor of 2: full swing at 0.9 V, random data'],
    remarks: [],
  };
}
