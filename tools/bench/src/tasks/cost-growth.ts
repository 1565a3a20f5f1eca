import { measure } from '../measure.ts';
import { drawSynthetic, type Sketch } from '../synthetic.ts';
import type { TaskOptions } from './task.ts';

const usual: Sketch = { dimensions: 4, loopsPerDimension: 2, memories: 3, fanout: 4, tensors: 3 };

/** What varies -> the designs, by what they have of it. All else stays as it is. */
export const growthSeries = {
  'temporal loops': {
    4: { ...usual, loopsPerDimension: 1, memories: 6 },
    8: { ...usual, loopsPerDimension: 2, memories: 6 },
    12: { ...usual, loopsPerDimension: 3, memories: 6 },
    16: { ...usual, loopsPerDimension: 4, memories: 6 },
    24: { ...usual, loopsPerDimension: 6, memories: 6 },
  },
  memories: {
    2: { ...usual, memories: 2 },
    3: usual,
    4: { ...usual, memories: 4 },
    6: { ...usual, memories: 6 },
    8: { ...usual, memories: 8 },
  },
  children: {
    1: { ...usual, fanout: 1 },
    16: usual,
    256: { ...usual, fanout: 16 },
    1024: { ...usual, fanout: 32 },
    4096: { ...usual, fanout: 64 },
  },
  tensors: {
    2: { ...usual, tensors: 2 },
    3: usual,
    4: { ...usual, tensors: 4 },
    6: { ...usual, tensors: 6 },
    8: { ...usual, tensors: 8 },
  },
} as const satisfies Record<string, Record<number, Sketch>>;

export type GrowthSeries = keyof typeof growthSeries;

/** Nanoseconds of CPU time to cost one mapping, by how much of it there is. */
export function costGrowth(series: GrowthSeries, options: TaskOptions): Record<string, number> {
  const sketches: Readonly<Record<number, Sketch>> = growthSeries[series];
  const mask = options.poolSize - 1;
  return Object.fromEntries(
    Object.entries(sketches).map(([amount, sketch]) => {
      const { evaluate, batch } = drawSynthetic(sketch, options.seed, options.poolSize);
      const rate = measure((count) => {
        for (let i = 0; i < count; i++) evaluate(batch, i & mask);
      }, options);
      return [amount, 1e9 / rate.perCpuSecond];
    }),
  );
}
