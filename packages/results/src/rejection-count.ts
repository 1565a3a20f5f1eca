import { type Level, rejectionNames, type SearchOutcome, type Specification } from '@loopwright/core';
import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';

/** Mappings that one level refused for one reason. */
export const rejectionCountSchema = z.object({
  level: z.string(),
  reason: z.string().describe('As capacity or fanoutX.'),
  count: z.number().describe('Mappings that it refused.'),
  closest: z
    .object({
      needed: z.number().describe('Words or copies that the mapping needed that missed by least.'),
      capacity: z.number().describe('Words or copies that there are.'),
    })
    .nullable()
    .describe('Null where that is unknown.'),
});

export type RejectionCount = DeepReadonly<z.infer<typeof rejectionCountSchema>>;

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
    const needed = outcome.closest[place];
    const isKnown = Number.isFinite(needed) && Number.isFinite(capacity);
    const closest = isKnown ? { needed, capacity } : null;
    return { level: level.name, reason, count, closest };
  })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** Not a number where that reason knows none. */
function capacityOf(level: Level, reason: string): number {
  if (level.kind === 'memory') {
    const metadata = level.sparse?.metadata.capacityBits;
    return { capacity: level.capacityWords, utilization: level.minUtilizedWords, metadata }[reason] ?? Number.NaN;
  }
  return { fanoutX: level.fanoutX, fanoutY: level.fanoutY }[reason] ?? Number.NaN;
}
