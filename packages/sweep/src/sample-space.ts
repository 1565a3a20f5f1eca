import type { Sample, SamplingStrategy } from '@loopwright/core';
import type { SearchHost } from '@loopwright/core/engine';
import { mapConcurrently } from '@loopwright/network';
import { allowedIndices } from './allowed-indices.ts';
import type { StudyPoints } from './point/study-points.ts';

/** Evaluates the points that a strategy asks for, round by round, and tells it what they cost. */
export async function sampleSpace(
  points: StudyPoints,
  strategy: SamplingStrategy,
  { most, searchesAtOnce, host }: { readonly most: number; readonly searchesAtOnce: number; readonly host: SearchHost },
): Promise<void> {
  let left = Math.min(most, points.space.size);
  // A space may be larger than anybody would count, where only some of it is looked at.
  points.expected = most < points.space.size ? most : allowedIndices(points.space).length;
  while (left > 0 && !host.interrupted) {
    const asked = strategy.ask(left);
    if (asked.length === 0) return;
    left -= asked.length;
    const samples = await mapConcurrently(asked, searchesAtOnce, async (index): Promise<Sample> => {
      const search = host.interrupted ? null : await points.begin(index);
      return { index, values: search && (await points.finish(search)) };
    });
    strategy.tell(samples);
  }
}
