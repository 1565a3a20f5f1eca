import { costLatency } from '@loopwright/cost-latency';
import { convolution, problemSource } from '@loopwright/workload';
import { evaluate } from 'loopwright';
import type { ConvolutionShape } from './alexnet.ts';
import { type EyerissFolding, eyerissMapping } from './eyeriss-mapping.ts';

const clockHz = 200e6;

/** A layer that ran on the chip. */
export interface EyerissRow {
  readonly shape: ConvolutionShape;
  readonly batch: number;
  readonly folding: EyerissFolding;
  /** Time of processing. */
  readonly ms: number;
}

/** Of a row on the design, with latency beyond its steady state. */
export async function eyerissMs({ shape, batch, folding }: EyerissRow): Promise<number> {
  const { G, C, M, P = 1, Q = 1, R = 1, S = 1, stride = 1 } = shape;
  const axes = [
    { positions: P, filter: R, stride },
    { positions: Q, filter: S, stride },
  ];
  const problem = convolution({ batch, groups: G ?? 1, inputChannels: C, outputChannels: M, axes });
  const inputs = ['eyeriss', problemSource(problem, 'layer.yaml'), eyerissMapping(shape, folding, batch)];
  const result = await evaluate(inputs, { plugins: [costLatency()] });
  if (!result.valid) throw new Error(`the mapping does not fit: ${result.reason} at ${result.level}`);
  return (result.cycles / clockHz) * 1e3;
}
