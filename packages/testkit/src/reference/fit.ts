import type { InvalidEvaluation } from '@loopwright/model';
import type { Architecture, Mapping, Memory } from '@loopwright/spec';
import { boundsAlong, type Nest } from './nest.ts';

/** The innermost fan-out that has fewer children than the mapping uses. */
export function findFanoutMisfit(architecture: Architecture, nest: Nest): InvalidEvaluation | undefined {
  for (const [level, place] of architecture.levels.entries()) {
    if (place.kind !== 'fanout') continue;
    const x = boundsAlong(nest.loops[level]!, 'x');
    const y = boundsAlong(nest.loops[level]!, 'y');
    if (x > place.fanoutX) return misfit('fanoutX', place.name, x, place.fanoutX);
    if (y > place.fanoutY) return misfit('fanoutY', place.name, y, place.fanoutY);
  }
  return undefined;
}

/**
 * The innermost memory whose kept tiles take more words than it has, or fewer than it must use.
 *
 * @param tileWords [level][dataspace]
 */
export function findMemoryMisfit(
  architecture: Architecture,
  mapping: Mapping,
  tileWords: readonly (readonly number[])[],
): InvalidEvaluation | undefined {
  for (const [level, place] of architecture.levels.entries()) {
    if (place.kind !== 'memory') continue;
    const { keeps } = mapping.levels[level]!;
    const words = tileWords[level]!.reduce((sum, tile, d) => (keeps[d] ? sum + tile : sum), 0);
    const reason = misfitOf(place, words);
    if (reason) return reason;
  }
  return undefined;
}

function misfitOf(memory: Memory, words: number): InvalidEvaluation | undefined {
  if (words > memory.capacityWords) return misfit('capacity', memory.name, words, memory.capacityWords);
  if (words < memory.minUtilizedWords) return misfit('utilization', memory.name, words, memory.minUtilizedWords);
  return undefined;
}

function misfit(reason: string, level: string, needed: number, capacity: number): InvalidEvaluation {
  return { valid: false, reason, level, needed, capacity };
}
