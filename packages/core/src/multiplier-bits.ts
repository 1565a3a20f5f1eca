import type { Compute } from '@loopwright/spec';

/** Of a MAC whose attributes say nothing. */
const USUAL_BITS = 16;

/** Bits of the operands of a compute unit: `multiplier_width`, else `datawidth`, else `width`, else 16. */
export function multiplierBits({ attributes }: Compute): number {
  const { multiplier_width, datawidth, width } = attributes;
  return [multiplier_width, datawidth, width].find((value) => typeof value === 'number') ?? USUAL_BITS;
}
