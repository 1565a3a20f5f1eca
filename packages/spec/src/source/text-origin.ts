import type { SourceLocation } from '../location.ts';

/** Where a text comes from that was put together of others, as plain data. */
export interface TextOrigin {
  readonly files: readonly { readonly file: string; readonly text: string }[];
  /** By offset, the first at 0. */
  readonly pieces: readonly OriginPiece[];
}

/** What stands from here to the next piece. */
export interface OriginPiece {
  /** In the text that was put together. */
  readonly offset: number;
  /** Index in `files`. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  /** Copied character by character, or all of it made at that place. */
  readonly isCopy: boolean;
}

/** The place that the character at `offset` of `text` comes from. */
export function originOf(text: string, { files, pieces }: TextOrigin, offset: number): SourceLocation {
  const piece = pieces[lastBefore(pieces, offset)]!;
  const { file } = files[piece.file]!;
  const { line, column } = piece;
  if (!piece.isCopy) return { file, line, column };
  const before = text.slice(piece.offset, offset).split('\n');
  const last = before.at(-1)!.length;
  return before.length === 1
    ? { file, line, column: column + last }
    : { file, line: line + before.length - 1, column: last + 1 };
}

function lastBefore(pieces: readonly OriginPiece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.offset <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
