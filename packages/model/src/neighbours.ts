import type { ShiftedLoops } from './spatial-shifts.ts';

/** What `Neighbours.along` answers besides a loop. */
export const NOWHERE = -1;
export const SOMEHOW = -2;

/**
 * By how much the offsets of neighbouring children differ. Children are numbered with the outermost spatial loop most
 * significant; number n sits at x = n mod meshX, y = n div meshX, so neighbours' numbers differ by 1 or by meshX.
 */
export class Neighbours {
  /** [difference] without sign, and the loop whose index alone differs, by one; SOMEHOW where more do. */
  readonly #difference: Float64Array;
  readonly #loop: Int32Array;
  #differences = 0;
  /** Differences being built digit by digit, with their carries. */
  readonly #partial: Float64Array;
  readonly #carried: Uint8Array;

  constructor(dimensions: number, mostChildren: number) {
    const most = 2 ** Math.min(dimensions, 1 + Math.ceil(Math.log2(mostChildren)));
    this.#difference = new Float64Array(2 * most);
    this.#loop = new Int32Array(2 * most);
    this.#partial = new Float64Array(most);
    this.#carried = new Uint8Array(most);
  }

  of(shifts: ShiftedLoops, children: number, meshX: number): void {
    this.#differences = 0;
    if (meshX > 1) {
      // In rows that hold whole passes of the innermost loop, its steps never lead to the next row.
      const aligned = children <= meshX || (meshX | 0) % (shifts.bound[0] | 0) === 0;
      this.#listStep(shifts, 0, aligned ? 0 : SOMEHOW);
    }
    if (meshX >= children) return;
    const loop = loopOfStep(shifts, meshX);
    if (loop === SOMEHOW) this.#list(shifts, meshX);
    else this.#listStep(shifts, loop, loop);
  }

  /**
   * Where a child may find a neighbour whose offset differs by `move`: NOWHERE, along one loop (all children but those at
   * its end do), or SOMEHOW.
   */
  along(move: number): number {
    const size = Math.abs(move);
    let found = NOWHERE;
    for (let k = 0; k < this.#differences; k++) {
      if (this.#difference[k] !== size) continue;
      // Neighbours on both sides serve where nothing moves.
      if (found !== NOWHERE || size === 0) return SOMEHOW;
      found = this.#loop[k];
    }
    return found;
  }

  /** Whether the offsets of some neighbours differ by `size`, give or take `slack`. */
  anyWithin(size: number, slack: number): boolean {
    for (let k = 0; k < this.#differences; k++) if (Math.abs(this.#difference[k] - size) <= slack) return true;
    return false;
  }

  /** Lists what one step of a loop does, which at its end is one of the next loop while it begins anew, and so on outwards. */
  #listStep(shifts: ShiftedLoops, first: number, plainLoop: number): void {
    let swept = 0;
    for (let loop = first; loop < shifts.loops; loop++) {
      const shift = shifts.shift[loop];
      this.#add(shift - swept, loop === first ? plainLoop : SOMEHOW);
      swept += (shifts.bound[loop] - 1) * shift;
    }
  }

  /** Lists what adding `far` to a child's number does, in the mixed radix of the loops, each with a carry or without. */
  #list(shifts: ShiftedLoops, far: number): void {
    const partial = this.#partial;
    const carried = this.#carried;
    // Bounds are whole numbers that fit 32 bits, whose remainders are ten times as fast.
    let rest = far | 0;
    let partials = 1;
    partial[0] = 0;
    carried[0] = 0;
    for (let loop = 0; loop < shifts.loops; loop++) {
      const bound = shifts.bound[loop] | 0;
      const shift = shifts.shift[loop];
      const own = (rest % bound) | 0;
      rest = ((rest - own) / bound) | 0;
      const before = partials;
      for (let k = 0; k < before; k++) {
        const digit = own + carried[k];
        const difference = partial[k];
        const stays = digit < bound;
        partial[k] = difference + (stays ? digit : digit - bound) * shift;
        carried[k] = stays ? 0 : 1;
        if (!stays || digit === 0) continue;
        partial[partials] = difference + (digit - bound) * shift;
        carried[partials++] = 1;
      }
    }
    for (let k = 0; k < partials; k++) if (carried[k] === 0) this.#add(partial[k], SOMEHOW);
  }

  #add(difference: number, loop: number): void {
    this.#difference[this.#differences] = Math.abs(difference);
    this.#loop[this.#differences++] = loop;
  }
}

/** The loop of which `far` children make one step, if there is one. */
function loopOfStep(shifts: ShiftedLoops, far: number): number {
  let step = 1;
  for (let loop = 0; loop < shifts.loops; loop++) {
    if (step === far) return loop;
    step *= shifts.bound[loop];
  }
  return SOMEHOW;
}
