import { NEED, ORIGIN, WORDS } from './need-groups.ts';
import { HELD, HELD_ORIGIN, STARTED } from './tile-moves.ts';

/**
 * What the children of one instance hold, and were brought in the step before. States that blocks begin and end in are kept one
 * behind the other: what those with a part in a block hold (the others keep what they hold, and where), and what all were
 * brought. Between them lie sums.
 */
export class ChildStates {
  /** [child * HELD + field], and [child * NEED + field], of which there are none where nothing is forwarded. */
  held = new Float64Array(HELD);
  brought = new Float64Array(0);
  /** What is kept, from the place on that was returned. */
  kept = new Float64Array(1024);

  #end = 0;

  /** Begins a run: nothing is held, and nothing kept. */
  start(children: number, forwards: boolean): void {
    this.held = new Float64Array(children * HELD);
    this.brought = new Float64Array(forwards ? children * NEED : 0);
    this.#end = 0;
  }

  /** Keeps the state at hand, in the place of one that is no longer needed if given; returns where. */
  keep(awake: number, place?: number): number {
    const held = awake * HELD;
    const at = place ?? this.#reserve(held + this.brought.length);
    for (let k = 0; k < held; k++) this.kept[at + k] = this.held[k];
    for (let k = 0; k < this.brought.length; k++) this.kept[at + held + k] = this.brought[k];
    return at;
  }

  keepSums(sums: readonly number[], place?: number): number {
    const at = place ?? this.#reserve(sums.length);
    for (let k = 0; k < sums.length; k++) this.kept[at + k] = sums[k];
    return at;
  }

  #reserve(length: number): number {
    const at = this.#end;
    this.#end += length;
    if (this.#end > this.kept.length) {
      const grown = new Float64Array(2 * this.#end);
      grown.set(this.kept);
      this.kept = grown;
    }
    return at;
  }

  /** Whether the state at hand is one kept. */
  isAt(at: number, awake: number): boolean {
    const held = awake * HELD;
    for (let k = 0; k < held; k++) if (this.kept[at + k] !== this.held[k]) return false;
    for (let k = 0; k < this.brought.length; k++) if (this.kept[at + held + k] !== this.brought[k]) return false;
    return true;
  }

  /** Goes back to a state kept. */
  turnTo(at: number, awake: number): void {
    const held = awake * HELD;
    for (let k = 0; k < held; k++) this.held[k] = this.kept[at + k];
    for (let k = 0; k < this.brought.length; k++) this.brought[k] = this.kept[at + held + k];
  }

  /** Moves all that is held and was brought, as seen from the base. */
  moveOrigins(awake: number, by: number): void {
    if (by === 0) return;
    const { held, brought } = this;
    for (let at = 0; at < awake * HELD; at += HELD) if (held[at + STARTED] !== 0) held[at + HELD_ORIGIN] += by;
    for (let at = 0; at < brought.length; at += NEED) if (brought[at + WORDS] > 0) brought[at + ORIGIN] += by;
  }
}
