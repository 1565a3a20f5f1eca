import { costLatency } from '@loopwright/cost-latency';
import { evaluate } from 'loopwright';
import { type ConvolutionShape, shapeProblem } from './convolution-shape.ts';
import { type EyerissFolding, eyerissMapping } from './eyeriss-mapping.ts';

/** Of the chip of 65 nm. */
export const clockHz = 200e6;

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
  const inputs = ['eyeriss', shapeProblem(shape, batch), eyerissMapping(shape, folding, batch)];
  const result = await evaluate(inputs, { plugins: [costLatency()] });
  if (!result.valid) throw new Error(`the mapping does not fit: ${result.reason} at ${result.level}`);
  return (result.cycles / clockHz) * 1e3;
}
