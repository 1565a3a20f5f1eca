import * as F from '../flows/flow-state.ts';
import type { Plan } from '../plans/plan.ts';
import type { SearchStack } from './search-stack.ts';
import { TupleNumbers } from './tuple-numbers.ts';

/** Tuples that are numbered at a time: some 100 MB. */
const MOST_TUPLES = 2 ** 20;

/** Numbers for nodes that two of them share only where all that follows costs the same. */
export class StateNumbers {
  readonly #plan: Plan;
  readonly #stack: SearchStack;
  /** Where a flow's words that are passed on begin. */
  readonly #peersAt: number;
  readonly #slides: TupleNumbers;
  readonly #pairs = new TupleNumbers(2);
  /** What tells a sliding flow from another one at the same place. */
  readonly #tuple: Float64Array;
  readonly #pair = new Float64Array(2);

  constructor(plan: Plan, stack: SearchStack, peersAt: number) {
    const numbers = 2 + slideFields.length + plan.resources.length;
    this.#plan = plan;
    this.#stack = stack;
    this.#peersAt = peersAt;
    this.#slides = new TupleNumbers(numbers);
    this.#tuple = new Float64Array(numbers);
  }

  /** True where the numbers are so many that they should be begun anew. */
  get isFull(): boolean {
    return this.#slides.size >= MOST_TUPLES || this.#pairs.size >= MOST_TUPLES;
  }

  clear(): void {
    this.#slides.clear();
    this.#pairs.clear();
  }

  /** -1 where it would be too large. */
  number(depth: number): number {
    const plan = this.#plan;
    const { axes, levels, lattice } = plan.space;
    const { state, flows, level, left, shape } = this.#stack;
    let flags = 0;
    let slides = 0;
    for (let flow = 0; flow < flows; flow++) {
      const at = this.#stack.stateAt(depth, flow);
      const status = state[at + F.Status];
      const forwards = plan.forwards[flow];
      flags = flags * (forwards ? 4 : 2) + (status === F.Open ? (forwards ? 1 + state[at + F.Alive] : 1) : 0);
      if (status === F.Sliding || status === F.Asking) slides = this.#slideNumber(slides, flow, at);
    }
    const place = (level[depth] * 2 ** axes + left[depth]) * lattice.size + shape[depth];
    const places = levels * 2 ** axes * lattice.size;
    const key = (slides * 4 ** flows + flags) * places + place;
    return key < Number.MAX_SAFE_INTEGER ? key : -1;
  }

  /** Of the flows so far, numbered `before`, and one more that slides or asks. */
  #slideNumber(before: number, flow: number, at: number): number {
    const { state } = this.#stack;
    const isSliding = state[at + F.Status] === F.Sliding;
    this.#tuple[0] = flow;
    this.#tuple[1] = state[at + F.Passed];
    const fields = slideFields.length;
    for (let i = 0; i < fields; i++) this.#tuple[2 + i] = isSliding ? state[at + slideFields[i]] : 0;
    for (let i = 2 + fields, from = at + this.#peersAt; i < this.#tuple.length; i++, from++) {
      this.#tuple[i] = isSliding ? state[from] : 0;
    }
    this.#pair[0] = before;
    this.#pair[1] = this.#slides.number(this.#tuple);
    return this.#pairs.number(this.#pair);
  }
}

const slideFields = [F.Full, F.Words, F.Accesses, F.Moved, F.Direction, F.Fresh, F.Alive, F.Near, F.ChildShape, F.Lost];
