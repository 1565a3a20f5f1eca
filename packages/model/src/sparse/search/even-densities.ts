import { fixedStructured } from '../densities/fixed-structured.ts';
import { hypergeometric } from '../densities/hypergeometric.ts';
import type { DensityKind } from '../density.ts';

const EVEN: readonly (DensityKind | undefined)[] = [fixedStructured, hypergeometric];

/** Whether a tile is known to be empty at least as often as any that it is a part of, and to hold the same share on average. */
export function isEven(kind: DensityKind | undefined): boolean {
  return EVEN.includes(kind);
}
