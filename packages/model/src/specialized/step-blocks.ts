/** Fields of a block: the turn of its first step that moves the tile, then words and direction after it, by how it is entered. */
const TURN = 0;
const STRAIGHT = 1;
const TURNED = 3;
const ROW = 5;
/** From words to the direction that a block is left in. */
const EXIT = 1;

/**
 * Blocks of steps, each with what it brings to one child. A step that moves the tile on in the direction in which it has been moving,
 * or in any where it has none, brings the words that are new; a change of direction brings the whole tile, and leaves none. So
 * a block is entered in two ways only, straight or turned, as its first moving step is: whatever it is made of, it is known by what it
 * brings either way, and many of one kind are counted in one go.
 */
export class StepBlocks {
  /** [block * ROW + field] */
  readonly #rows: Float64Array;
  /** Sums of `#run`. */
  #words = 0;
  #direction = 0;

  constructor(blocks: number) {
    this.#rows = new Float64Array(blocks * ROW);
  }

  clear(block: number): void {
    this.#rows.fill(0, block * ROW, (block + 1) * ROW);
  }

  copy(from: number, to: number): void {
    this.#rows.copyWithin(to * ROW, from * ROW, (from + 1) * ROW);
  }

  /** Words of a block at the beginning, when the tile has no direction. */
  wordsOf(block: number): number {
    return this.#rows[block * ROW + STRAIGHT];
  }

  /** The direction that it is left in then; 0 for none. */
  directionOf(block: number): number {
    return this.#rows[block * ROW + STRAIGHT + EXIT];
  }

  /** Makes `block` one step and the steps of `inner` after it. `turn` is the address of the way there, `volume` the new tile, `fresh` what is new of it. */
  begin(block: number, turn: number, volume: number, fresh: number, inner: number): void {
    const rows = this.#rows;
    const at = block * ROW;
    const from = inner * ROW;
    if (turn === 0) {
      for (let field = 0; field < ROW; field++) rows[at + field] = rows[from + field];
      rows[at + STRAIGHT] += fresh;
      rows[at + TURNED] += fresh;
      return;
    }
    rows[at + TURN] = turn;
    this.#enter(at + STRAIGHT, turn, fresh, from);
    this.#enter(at + TURNED, 0, volume, from);
  }

  /** Adds `count` blocks of one kind to the end of another. */
  append(block: number, part: number, count: number): void {
    if (count === 0) return;
    const rows = this.#rows;
    const at = block * ROW;
    const from = part * ROW;
    if (rows[at + TURN] !== 0) {
      this.#continue(at + STRAIGHT, from, count);
      this.#continue(at + TURNED, from, count);
      return;
    }
    const before = rows[at + STRAIGHT];
    rows[at + TURN] = rows[from + TURN];
    for (let way = STRAIGHT; way <= TURNED; way += TURNED - STRAIGHT) {
      this.#run(from, way, count);
      rows[at + way] = before + this.#words;
      rows[at + way + EXIT] = this.#direction;
    }
  }

  #enter(to: number, direction: number, words: number, from: number): void {
    const rows = this.#rows;
    if (rows[from + TURN] === 0) {
      rows[to] = words + rows[from + STRAIGHT];
      rows[to + EXIT] = direction;
      return;
    }
    const way = this.#wayInto(from, direction);
    rows[to] = words + rows[from + way];
    rows[to + EXIT] = rows[from + way + EXIT];
  }

  #continue(to: number, from: number, count: number): void {
    const rows = this.#rows;
    if (rows[from + TURN] === 0) {
      rows[to] += count * rows[from + STRAIGHT];
      return;
    }
    this.#run(from, this.#wayInto(from, rows[to + EXIT]), count);
    rows[to] += this.#words;
    rows[to + EXIT] = this.#direction;
  }

  /** Blocks of one kind, the first entered in this way. The next are entered alike, or straight and turned by turns. */
  #run(from: number, way: number, count: number): void {
    const rows = this.#rows;
    const next = this.#wayInto(from, rows[from + way + EXIT]);
    const after = this.#wayInto(from, rows[from + next + EXIT]);
    const others = after === next ? count - 1 : count >> 1;
    this.#words = (count - others) * rows[from + way] + others * rows[from + next];
    const last = count === 1 || (after !== next && (count & 1) === 1) ? way : next;
    this.#direction = rows[from + last + EXIT];
  }

  #wayInto(from: number, direction: number): number {
    return direction === 0 || direction === this.#rows[from + TURN] ? STRAIGHT : TURNED;
  }
}
