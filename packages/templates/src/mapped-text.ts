import { type OriginPiece, originOf, type SourceText, type TextOrigin } from '@loopwright/spec';
import type { Place } from './fault.ts';

/** A text that knows where each part of it comes from. */
export interface Mapped {
  readonly text: string;
  readonly origin: TextOrigin;
}

/** Puts a mapped text together. Builders of one run share the files that their texts come from. */
export class MappedText {
  readonly #files: SourceText[];
  readonly #pieces: OriginPiece[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  #line = '';

  constructor(files: SourceText[]) {
    this.#files = files;
  }

  /** What stands on the last line so far. */
  get line(): string {
    return this.#line;
  }

  /** `isCopy`: the text stands at this place as it is; otherwise it was made there. */
  append(text: string, { file, line, column }: Place, isCopy = false): void {
    if (text === '') return;
    const index = this.#files.findIndex((known) => known.file === file);
    this.#pieces.push({ offset: this.#length, file: index, line, column, isCopy });
    this.#push(text);
  }

  /** Part of another text of the same run. */
  appendSlice({ text, origin }: Mapped, from = 0, to = text.length): void {
    if (from >= to) return;
    let first = origin.pieces.length - 1;
    while (origin.pieces[first]!.offset > from) first--;
    const { isCopy, file } = origin.pieces[first]!;
    const { line, column } = originOf(text, origin, from);
    this.#pieces.push({ offset: this.#length, file, line, column, isCopy });
    for (let index = first + 1; index < origin.pieces.length && origin.pieces[index]!.offset < to; index++) {
      const piece = origin.pieces[index]!;
      this.#pieces.push({ ...piece, offset: piece.offset - from + this.#length });
    }
    this.#push(text.slice(from, to));
  }

  finish(): Mapped {
    const start: OriginPiece[] =
      this.#pieces.length > 0 ? [] : [{ offset: 0, file: 0, line: 1, column: 1, isCopy: false }];
    return { text: this.#parts.join(''), origin: { files: this.#files, pieces: [...start, ...this.#pieces] } };
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    const lineStart = text.lastIndexOf('\n') + 1;
    this.#line = lineStart > 0 ? text.slice(lineStart) : this.#line + text;
  }
}
