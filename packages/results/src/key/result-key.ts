import type { Job } from '@loopwright/core/engine';
import { canonicalText } from './canonical-text.ts';
import { sha256 } from './sha256.ts';

/** SHA-256 of the canonical text of a job, 64 hexadecimal digits: what its result is stored and found by. */
export async function resultKey(job: Job): Promise<string> {
  return sha256(canonicalText(job));
}
