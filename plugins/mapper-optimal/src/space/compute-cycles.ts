import type { Hardware } from './hardware.ts';

/** Cycles that the computes take at the least, of as many when all of them are done. */
export function computeCycles({ left }: Pick<Hardware, 'left'>, all: number): number {
  return left ? Math.max(1, Math.ceil(all * left.computes.taken)) : all;
}
