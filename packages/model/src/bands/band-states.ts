import { MOST_BANDS } from './band-numbers.ts';

/**
 * The fields of what a band holds: the pass in which it worked last, -1 before; where the base was then; the direction of its
 * tiles, and the number of a list of directions where those differ, or -1.
 */
export const PASS = 0;
export const ORIGIN = 1;
export const DIRECTION = 2;
export const DIRECTIONS = 3;
export const HELD = 4;
/** Behind them: the step that brought words to their instance when that worked last, -1 for none, and where the base was. */
export const BROUGHT = 4;
export const BROUGHT_BASE = 5;
export const BAND = 6;

/** What the bands of an array hold while its loops run. States that blocks begin and end in are kept, one behind the other. */
export class BandStates {
  /** [band * BAND + field] */
  readonly now = new Float64Array(MOST_BANDS * BAND);

  #bands = 1;
  /** Fields that tell states apart; the others stay as they are. */
  #fields = BAND;
  #kept = new Float64Array(1024);
  #end = 0;

  /** Begins a run: nothing is held, and nothing kept. */
  start(bands: number, fields: number): void {
    const { now } = this;
    this.#bands = bands;
    this.#fields = fields;
    this.#end = 0;
    for (let at = 0; at < bands * BAND; at += BAND) {
      now[at + PASS] = -1;
      now[at + ORIGIN] = 0;
      now[at + DIRECTION] = 0;
      now[at + DIRECTIONS] = -1;
      now[at + BROUGHT] = -1;
      now[at + BROUGHT_BASE] = 0;
    }
  }

  /** Makes room for a state; returns where. */
  reserve(): number {
    const at = this.#end;
    this.#end += this.#bands * BAND;
    if (this.#end > this.#kept.length) {
      const grown = new Float64Array(2 * this.#end);
      grown.set(this.#kept);
      this.#kept = grown;
    }
    return at;
  }

  keep(at: number): void {
    const { now } = this;
    const kept = this.#kept;
    const size = this.#bands * BAND;
    for (let k = 0; k < size; k++) kept[at + k] = now[k];
  }

  /** Whether the bands of a mask are as they were kept. */
  isAt(at: number, mask: number): boolean {
    const { now } = this;
    const kept = this.#kept;
    const fields = this.#fields;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const first = firstBand(rest) * BAND;
      for (let k = first; k < first + fields; k++) if (kept[at + k] !== now[k]) return false;
    }
    return true;
  }

  /** Puts the bands of a mask into the state kept. */
  turnTo(at: number, mask: number): void {
    const { now } = this;
    const kept = this.#kept;
    const fields = this.#fields;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const first = firstBand(rest) * BAND;
      for (let k = first; k < first + fields; k++) now[k] = kept[at + k];
    }
  }

  /** Moves the base on: what the bands of a mask hold lies as far behind. */
  moveBase(by: number, mask: number): void {
    if (by === 0) return;
    const { now } = this;
    for (let at = 0, band = 0; band < this.#bands; band++, at += BAND) {
      if (!(mask & (1 << band))) continue;
      if (now[at + PASS] >= 0) now[at + ORIGIN] -= by;
      if (now[at + BROUGHT] >= 0) now[at + BROUGHT_BASE] -= by;
    }
  }
}

/** The lowest band of a mask that is not empty. */
export function firstBand(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
