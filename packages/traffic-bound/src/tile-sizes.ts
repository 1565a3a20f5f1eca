/** Mappings that are looked at: all, or those whose factors divide. */
export type Factors = 'any' | 'perfect';

/** Sizes of a tile along one dimension, ascending: any from `least` to `most` of one entry may be meant. */
export interface TileSizes {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Every whole size up to `bound`, those apart by less than a factor of `grain` taken together.
 *
 * @param grain 1 keeps all apart
 */
export function anySizes(bound: number, grain: number): TileSizes {
  const least: number[] = [];
  for (let size = 1; size <= bound; size = Math.max(size + 1, Math.ceil(size * grain))) least.push(size);
  const most = least.map((_, i) => (least[i + 1] ?? bound + 1) - 1);
  return { least: Float64Array.from(least), most: Float64Array.from(most) };
}

/** The same of divisors: what one divisor of each bound multiplies to. */
export function divisorSizes(bounds: readonly number[], grain: number): TileSizes {
  let products = new Set([1]);
  for (const bound of bounds) {
    const each = divisors(bound);
    products = new Set([...products].flatMap((product) => each.map((divisor) => product * divisor)));
  }
  const sizes = [...products].sort((a, b) => a - b);
  const least: number[] = [];
  const most: number[] = [];
  for (const size of sizes) {
    const last = least.length - 1;
    if (last >= 0 && size < least[last]! * grain) most[last] = size;
    else {
      least.push(size);
      most.push(size);
    }
  }
  return { least: Float64Array.from(least), most: Float64Array.from(most) };
}

function divisors(bound: number): number[] {
  const small = Array.from({ length: Math.floor(Math.sqrt(bound)) }, (_, i) => i + 1).filter((d) => bound % d === 0);
  return [...small, ...small.map((d) => bound / d).filter((d) => d * d > bound)];
}
