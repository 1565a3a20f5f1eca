import type { Estimate } from '../estimate.ts';
import { under } from './scaled.ts';

/** What stands for nothing on the chip. */
export function free(): Estimate {
  return {
    energyPj: { ...under(['read', 'write', 'update', 'compute'], 0), leak: 0 },
    areaUm2: 0,
    sources: ['a dummy costs nothing'],
    accuracy: ['exact'],
    remarks: [],
  };
}
