import { dram as types } from '../data/dram.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { under } from './scaled.ts';

/** LPDDR4 where neither `type` nor the class names one. It lies off the chip: no area, and no leakage beside its refresh, which is not in it. */
export function dram({ partClass, attributes }: PartRequest): Estimate {
  const ofClass = Object.keys(types).find((type) => type === partClass.toUpperCase());
  const type = String(attributes.type ?? ofClass ?? 'LPDDR4').toUpperCase();
  const known = Object.hasOwn(types, type) ? types[type] : undefined;
  if (!known) throw new RangeError(`knows no DRAM of type ${type}; it knows ${Object.keys(types).join(', ')}`);
  const bits = numberOf(attributes, ['width', 'datawidth'], 64);
  return {
    energyPj: { ...under(['read', 'write', 'update'], bits * known.pjPerBit), leak: 0 },
    areaUm2: 0,
    sources: [known.source],
    accuracy: ['30 %: streams that hit open rows; refresh and background power left out'],
    remarks: [],
  };
}
