import { type Level, rejectionNames, type SearchOutcome, type Specification } from '@loopwright/core';

/** Mappings that one level refused for one reason. */
export interface RejectionCount {
  readonly level: string;
  /** One of `rejectionNames`. */
  readonly reason: string;
  readonly count: number;
  /** Words, or copies, that the mapping needed that missed by least, and what there is; null where that is unknown. */
  readonly closest: { readonly needed: number; readonly capacity: number } | null;
}

/** What a search refused, at its end or on the way. */
export interface Refusals {
  readonly outcome: Pick<SearchOutcome, 'rejections' | 'closest'>;
  readonly specification: Pick<Specification, 'architecture'>;
}

/** Which levels refused how many mappings, most first. */
export function listRejections({ outcome, specification }: Refusals): RejectionCount[] {
  const { levels } = specification.architecture;
  return Array.from(outcome.rejections, (count, place): RejectionCount => {
    const level = levels[place % levels.length];
    const reason = rejectionNames[Math.floor(place / levels.length)];
    const capacity = capacityOf(level, reason);
    const closest = capacity === undefined ? null : { needed: outcome.closest[place], capacity };
    return { level: level.name, reason, count, closest };
  })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function capacityOf(level: Level, reason: string): number | undefined {
  if (level.kind === 'memory') {
    return { capacity: level.capacityWords, utilization: level.minUtilizedWords }[reason];
  }
  return { fanoutX: level.fanoutX, fanoutY: level.fanoutY }[reason];
}
