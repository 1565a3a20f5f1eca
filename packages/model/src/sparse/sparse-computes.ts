import type { ComputeSavings } from '@loopwright/spec';
import type { Fates } from './saved-accesses.ts';

/** What is known of the values of one input where they come to the compute units. */
export interface Operand {
  /** Share that is not zero, to six digits. */
  readonly density: number;
  /** Whether the innermost memory that keeps it knows where zeros are, and sends none. */
  readonly hasMetadata: boolean;
  /** Chance that a unit saved the compute since another operand is empty; undefined where no unit does. */
  readonly saved: number | undefined;
}

/** What becomes of the computes of the whole run, all units. */
export function sparseComputes(computes: number, operands: readonly Operand[], savings: ComputeSavings): Fates {
  const states = operands.map((operand, index) =>
    statesOf(
      operand,
      operands.filter((_, other) => other !== index),
    ),
  );
  let gated = 0;
  let skipped = 0;
  let absent = 0;
  // Of two operands, in the order in which Timeloop adds them up.
  const together = (a: State, b: State) => chanceOf(states, [a, b]);
  const add = (chance: number, mayBeSkipped: boolean) => {
    if (mayBeSkipped && savings.skipping) skipped += computes * chance;
    else if (savings.gating) gated += computes * chance;
  };
  if (operands.length === 2) {
    add(together('value', 'zero') + together('zero', 'value'), false);
    add(together('value', 'absent') + together('absent', 'value'), true);
    add(together('zero', 'zero'), false);
    add(together('zero', 'absent') + together('absent', 'zero'), true);
    absent = computes * together('absent', 'absent');
  } else {
    for (const combination of combinations(operands.length)) {
      const chance = chanceOf(states, combination);
      if (combination.every((state) => state === 'absent')) absent += computes * chance;
      else if (combination.some((state) => state !== 'value')) add(chance, combination.includes('absent'));
    }
  }
  gated = Math.floor(gated);
  skipped = Math.floor(skipped);
  return { actual: computes - skipped - gated - Math.floor(absent), gated, skipped };
}

/** Not zero; zero, and there to be multiplied; not there at all. */
type State = 'value' | 'zero' | 'absent';
const STATES: readonly State[] = ['value', 'zero', 'absent'];

/** Where units save what meets an empty tile of this operand, what is left is denser. */
function statesOf({ density, hasMetadata }: Operand, others: readonly Operand[]): Record<State, number> {
  const saved = others.find((other) => other.saved !== undefined)?.saved;
  const value = saved === undefined ? density : density / (1 - saved);
  const rest = 1 - value;
  const states = { value, zero: hasMetadata ? 0 : rest, absent: hasMetadata ? rest : 0 };
  for (const state of STATES) states[state] = Math.min(1, Math.max(0, states[state]));
  return states;
}

function chanceOf(states: readonly Record<State, number>[], combination: readonly State[]): number {
  return combination.reduce((product, state, operand) => product * states[operand][state], 1);
}

function combinations(operands: number): readonly (readonly State[])[] {
  return operands === 0
    ? [[]]
    : combinations(operands - 1).flatMap((inner) => STATES.map((state) => [...inner, state]));
}

/** Six digits, to which Timeloop rounds what it knows of operands. */
export function round6(value: number): number {
  return Math.round(value * 1000000) / 1000000;
}
