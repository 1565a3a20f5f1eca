import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** SHA-256 of the texts of some files, as hexadecimal digits. */
export function moduleDigest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
