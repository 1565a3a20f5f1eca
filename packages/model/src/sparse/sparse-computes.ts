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
export class SparseComputes implements Fates {
  actual = 0;
  gated = 0;
  skipped = 0;
  readonly #savings: ComputeSavings;
  readonly #operands: number;
  /** [operand * STATES + state] chances. */
  readonly #chances: Float64Array;

  constructor(operands: number, savings: ComputeSavings) {
    this.#savings = savings;
    this.#operands = operands;
    this.#chances = new Float64Array(operands * STATES);
  }

  count(computes: number, operands: readonly Operand[]): void {
    for (let operand = 0; operand < operands.length; operand++) this.#setStates(operands, operand);
    this.gated = 0;
    this.skipped = 0;
    const absent = this.#operands === 2 ? this.#countTwo(computes) : this.#countAll(computes);
    this.gated = Math.floor(this.gated);
    this.skipped = Math.floor(this.skipped);
    this.actual = computes - this.skipped - this.gated - Math.floor(absent);
  }

  /** Where units save what meets an empty tile of another operand, what is left of this one is denser. */
  #setStates(operands: readonly Operand[], operand: number): void {
    const { density, hasMetadata } = operands[operand];
    let value = density;
    for (let other = 0; other < operands.length; other++) {
      const { saved } = operands[other];
      if (other === operand || saved === undefined) continue;
      value = saved < 1 ? density / (1 - saved) : 0;
      break;
    }
    const rest = within01(1 - value);
    const first = operand * STATES;
    this.#chances[first + VALUE] = within01(value);
    this.#chances[first + ZERO] = hasMetadata ? 0 : rest;
    this.#chances[first + ABSENT] = hasMetadata ? rest : 0;
  }

  /** In the order in which Timeloop adds them up; what nobody asks for is returned. */
  #countTwo(computes: number): number {
    const chances = this.#chances;
    const value = chances[VALUE];
    const zero = chances[ZERO];
    const absent = chances[ABSENT];
    const otherValue = chances[STATES + VALUE];
    const otherZero = chances[STATES + ZERO];
    const otherAbsent = chances[STATES + ABSENT];
    this.#add(computes * (value * otherZero + zero * otherValue), false);
    this.#add(computes * (value * otherAbsent + absent * otherValue), true);
    this.#add(computes * (zero * otherZero), false);
    this.#add(computes * (zero * otherAbsent + absent * otherZero), true);
    return computes * (absent * otherAbsent);
  }

  /** All combinations of states, the last operand's changing first. */
  #countAll(computes: number): number {
    const operands = this.#operands;
    let absent = 0;
    const combinations = STATES ** operands;
    for (let combination = 0; combination < combinations; combination++) {
      let chance = 1;
      let absentOnes = 0;
      let rest = combination;
      for (let operand = 0, place = combinations / STATES; operand < operands; operand++, place /= STATES) {
        const state = Math.floor(rest / place);
        rest -= state * place;
        chance *= this.#chances[operand * STATES + state];
        if (state === ABSENT) absentOnes++;
      }
      if (absentOnes === operands) absent += computes * chance;
      else if (combination > 0) this.#add(computes * chance, absentOnes > 0);
    }
    return absent;
  }

  #add(computes: number, mayBeSkipped: boolean): void {
    if (mayBeSkipped && this.#savings.skipping) this.skipped += computes;
    else if (this.#savings.gating) this.gated += computes;
  }
}

/** Of an operand: not zero; zero, and there to be multiplied; not there at all. */
const VALUE = 0;
const ZERO = 1;
const ABSENT = 2;
const STATES = 3;

function within01(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}

/** Six digits, to which Timeloop rounds what it knows of operands. */
export function round6(value: number): number {
  return Math.round(value * 1000000) / 1000000;
}
