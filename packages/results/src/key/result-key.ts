import type { Job } from '@loopwright/core/engine';
import type { Specification } from '@loopwright/spec';
import { canonicalText } from './canonical-text.ts';
import { sha256 } from './sha256.ts';

/** SHA-256 of the canonical text of a job, 64 hexadecimal digits: what its result is stored and found by. @param read as of it */
export async function resultKey(job: Job, read?: Specification): Promise<string> {
  return sha256(canonicalText(job, read));
}
