import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { TextDecoder } from 'node:util';

/** Above the largest energy table and network by far: what is longer was not meant. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Why an input cannot be read as text; `code` is a diagnostic's. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** The text of a regular file. Throws an UnreadableText, or what the system says. */
export function readTextFile(path: string): string {
  // Before it is opened: that waits for the other end of a pipe.
  const { size } = checkRegular(path);
  const file = openSync(path, 'r');
  try {
    return decode(readAll(file, size + 1));
  } finally {
    closeSync(file);
  }
}

/** All that comes in by an open file, as the standard input. */
export function readTextStream(file: number): string {
  return decode(readAll(file, 65_536));
}

/** Devices and pipes may never end. */
function checkRegular(path: string) {
  const stats = statSync(path);
  if (stats.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  if (stats.isFile()) return stats;
  throw new UnreadableText('no-regular-file', 'is no regular file', 'write - to read from the standard input');
}

function readAll(file: number, expectedBytes: number): Buffer {
  const parts: Buffer[] = [];
  for (let total = 0; ; ) {
    const part = Buffer.allocUnsafe(Math.min(Math.max(expectedBytes, 4096), MOST_BYTES));
    const length = readSome(file, part);
    if (length === 0) return Buffer.concat(parts);
    total += length;
    if (total > MOST_BYTES) throw new UnreadableText('file-too-large', `holds more than ${MOST_BYTES} bytes (64 MiB)`);
    parts.push(part.subarray(0, length));
  }
}

function readSome(file: number, into: Buffer): number {
  try {
    return readSync(file, into, 0, into.length, null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EOF') return 0;
    // A terminal or a pipe that does not block: nothing is there yet.
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return readSome(file, into);
  }
}

/** UTF-8, or UTF-16 by its byte order mark. */
function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw new UnreadableText('binary-file', 'is a binary file, not text in UTF-8', 'name files of YAML, JSON or CSV');
}
