import { stripVTControlCharacters } from 'node:util';
import type { Io } from './io.ts';

/** Lines at the end of a terminal that are written over by later ones, and taken back. */
export class ShownLines {
  readonly #stderr: Io['stderr'];
  /** Columns that the lines on the terminal take. */
  #shown: readonly number[] = [];

  constructor({ stderr }: Pick<Io, 'stderr'>) {
    this.#stderr = stderr;
  }

  show(lines: readonly string[]): void {
    // What has scrolled away could not be taken back.
    const visible = lines.slice(0, Math.max(1, (this.#stderr.rows || Infinity) - 1));
    const text = `${this.#takeBack()}${visible.join('\n')}`;
    this.#shown = visible.map(columnsOf);
    this.#stderr.write(text);
  }

  clear(): void {
    if (this.#shown.length > 0) this.#stderr.write(this.#takeBack());
    this.#shown = [];
  }

  /** To the start of the first line, with all below it cleared. Lines wrap where the terminal has become narrower. */
  #takeBack(): string {
    // A terminal that does not know its size says 0.
    const columns = this.#stderr.columns || Infinity;
    const rows = this.#shown.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / columns)), 0);
    const up = rows > 1 ? `\u001b[${rows - 1}A` : '';
    return `\r${up}\u001b[J`;
  }
}

/** Without the escape codes of colours. */
function columnsOf(line: string): number {
  return [...stripVTControlCharacters(line)].length;
}
