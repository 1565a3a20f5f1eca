import type { LinkedBinary, LinkedFile } from './linked-run.ts';

/** Beyond it a file that is no text would make no address that browsers take. */
export const mostLinkedBytes = 256 * 1024;

/** A file as a run holds it; where it is too large, without what is in it. */
export function linkedFile(
  file: LinkedFile | { readonly file: string; readonly bytes: Uint8Array },
): LinkedFile | LinkedBinary {
  if ('text' in file) return { file: file.file, text: file.text };
  if (file.bytes.length > mostLinkedBytes) return { file: file.file, base64: '' };
  return { file: file.file, base64: btoa(Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join('')) };
}
