import { readFileSync } from 'node:fs';
import type { SourceText } from 'loopwright';

/** A design that is there to be held against one source alone. */
export function designFile(file: string): SourceText {
  return { file, text: readFileSync(new URL(`../designs/${file}`, import.meta.url), 'utf8') };
}
