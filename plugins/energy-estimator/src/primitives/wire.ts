import { wires } from '../data/wires.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { under } from './scaled.ts';

const MM_OF_UNIT: Readonly<Record<string, number>> = { nm: 1e-6, um: 1e-3, mm: 1, m: 1e3 };

/**
 * `width` bits over `length_mm`, or over a `length` with its unit (`10um`; um where it has none, as in Accelergy). Not scaled: the
 * energy of a wire goes with its capacitance per mm, which the node hardly changes.
 */
export function wire({ attributes }: PartRequest): Estimate {
  const bits = numberOf(attributes, ['width', 'datawidth'], 1);
  const pj = bits * numberOf(attributes, ['length_mm'], lengthMm(attributes.length)) * wires.pjPerBitMm;
  return {
    energyPj: { ...under(['transfer', 'transfer_random', 'read', 'write'], pj), leak: 0 },
    areaUm2: 0,
    sources: [wires.source],
    accuracy: ['a factor of 2: full swing at 0.9 V, random data'],
    remarks: [],
  };
}

/** Throws a RangeError where it is no length. */
function lengthMm(length: unknown): number {
  if (length === undefined) return 1;
  const match = /^\s*(\d*\.?\d+(?:e-?\d+)?)\s*(nm|um|mm|m)?\s*$/i.exec(String(length));
  if (!match) throw new RangeError(`finds no length of a wire in ${JSON.stringify(length)}: 10um, say`);
  return Number(match[1]) * MM_OF_UNIT[match[2]?.toLowerCase() ?? 'um'];
}
