import { type AccessKind, accessKinds } from '../saved-accesses.ts';
import { RANKS } from './held-tiles.ts';
import type { SparsePlan } from './sparse-plan.ts';

/** Kinds of accesses that there are: nothing fills the outermost memory, and only outputs are updated. */
export function kindsAt({ dense, memories }: SparsePlan, level: number, s: number): readonly AccessKind[] {
  return accessKinds.filter((kind) => {
    if (kind === 'updates') return dense.isOutput[s] === 1;
    return kind !== 'fills' || level !== memories.at(-1);
  });
}

/** Units of one rank: metadata, or pointers to what lies below. */
export interface Part {
  readonly rank: number;
  readonly place: number;
  readonly bits: number;
}

/** Units that have any bits, where these take time or energy. Pointers of the innermost rank are the data. */
export function partsAt({ sparse, dense, metadataPj }: SparsePlan, level: number, s: number): readonly Part[] {
  if (!metadataPj[level] && !dense.hasBandwidth[level]) return [];
  return (sparse.formats[level][s]?.ranks ?? [])
    .flatMap(({ metadataWordBits, payloadWordBits }, rank) => [
      { rank, place: RANKS + 2 * rank, bits: metadataWordBits },
      { rank, place: RANKS + 2 * rank + 1, bits: rank === 0 ? 0 : payloadWordBits },
    ])
    .filter(({ bits }) => bits !== 0);
}

/** Names the variables with words or units that are left, and with those that are saved. */
export const leftOf = (kind: AccessKind, part?: Part) => (part ? `${kind}${part.place}` : kind);
export const savedOf = (kind: AccessKind, part?: Part) => `saved_${leftOf(kind, part)}`;
