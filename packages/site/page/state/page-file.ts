import type { WorkloadFile } from '@loopwright/core';
import type { FilePart } from '../engine/protocol.ts';

/** A file of a run, as the page holds it. */
export interface PageFile {
  readonly file: string;
  /** Empty of a file that is no text. */
  readonly text: string;
  readonly bytes?: Uint8Array;
  readonly part: FilePart;
  /** What comes along that it belongs to, by the name that the command knows it by, and its text there. */
  readonly from?: { readonly name: string; readonly text: string };
}

/** A file as an engine reads it. */
export function workloadFile({ file, text, bytes }: PageFile): WorkloadFile {
  return bytes ? { file, bytes } : { file, text };
}

export function isIntact({ from, text }: PageFile): boolean {
  return from !== undefined && from.text === text;
}
