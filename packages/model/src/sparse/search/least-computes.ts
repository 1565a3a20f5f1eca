import type { ComputeSavings } from '@loopwright/spec';

/** Half of the sixth digit, to which what is known of operands is rounded. */
const HALF_DIGIT = 5e-7;

/** What is known of an input at the compute units. */
export interface LeastOperand {
  /** Share that is not zero, to six digits. */
  readonly density: number;
  /** Of the computes, those that units which save accesses to it leave, at the least. */
  readonly left: number;
  /** Whether metadata may tell the compute units where its zeros are. */
  readonly mayBeAbsent: boolean;
}

/** Shares of the computes, at the least. */
export interface LeastComputes {
  /** Done. */
  readonly done: number;
  /** Done or gated: what takes time. */
  readonly taken: number;
}

/**
 * Computes that are left. A unit that saves those of a tensor makes others denser: of two inputs, a saving p of one leaves 1 - p of the
 * computes, of which d / (1 - p) are not zero in the other, or all.
 */
export function leastComputes(inputs: readonly LeastOperand[], savings: ComputeSavings): LeastComputes {
  if (arriveNowhere(inputs)) return { done: 0, taken: 0 };
  const left = inputs.reduce((share, own) => share * own.left, 1);
  const mayBeAbsent = inputs.some((own) => own.mayBeAbsent);
  // Where nothing is skipped, only those are left out of which no input is there.
  const mayAllBeAbsent = inputs.every((own) => own.mayBeAbsent);
  const allAbsent = inputs.reduce((share, { density }) => share * Math.min(1, 1 - density + HALF_DIGIT), 1);
  const something = left * (mayAllBeAbsent ? 1 - allAbsent : 1);
  const effectual = Math.min(something, leastEffectual(inputs));
  return {
    done: savings.gating || (savings.skipping && mayBeAbsent) ? effectual : something,
    taken: savings.skipping && mayBeAbsent ? effectual : something,
  };
}

/** Share of those of which no input is zero. */
export function leastEffectual(inputs: readonly Pick<LeastOperand, 'density' | 'left'>[]): number {
  if (arriveNowhere(inputs)) return 0;
  return inputs.reduce((share, { density, left }, k) => {
    if (inputs.length !== 2) return share * left * Math.max(0, density - HALF_DIGIT);
    const other = inputs[1 - k].left;
    return share * Math.max(0, Math.min(other, (density * other) / (other + HALF_DIGIT)));
  }, 1);
}

/** Without an input nothing arrives; what is left of less than the sixth digit is taken for nothing. */
function arriveNowhere(inputs: readonly Pick<LeastOperand, 'left'>[]): boolean {
  return inputs.length === 0 || inputs.some(({ left }) => left < 2 * HALF_DIGIT);
}
