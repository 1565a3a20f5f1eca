import { type Box, boxWords } from './box.ts';

/** The words of one dataspace that a child must be given in one step: an explicit set, as disjoint boxes. */
export class Needs {
  static readonly nothing = new Needs([]);

  readonly words: number;
  readonly #parts: readonly Box[];
  #key: string | undefined;

  constructor(parts: readonly Box[]) {
    this.#parts = parts;
    this.words = parts.reduce((sum, part) => sum + boxWords(part), 0);
  }

  /** Equal for equal sets. */
  get key(): string {
    this.#key ??= this.#parts.join(';');
    return this.#key;
  }
}
