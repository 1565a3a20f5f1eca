import type { Compute } from '@loopwright/spec';

/** Of a MAC whose attributes say nothing. */
const USUAL_BITS = 16;

/** Attributes that tell a width, the first that is given; older files write hyphens. */
const WIDTHS = ['multiplier_width', 'datawidth', 'word_bits', 'data_width', 'width'];

/** Bits of the operands of a compute unit: `multiplier_width`, else `datawidth` by any of its names, else `width`, else 16. */
export function multiplierBits({ attributes }: Compute): number {
  const values = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.replaceAll('-', '_'), value]),
  );
  return WIDTHS.map((name) => values[name]).find((value) => typeof value === 'number') ?? USUAL_BITS;
}
