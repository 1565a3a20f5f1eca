import type { SearchHost } from '@loopwright/core/engine';
import { allowedIndices } from '../allowed-indices.ts';
import type { PointSearch } from '../point/point-search.ts';
import type { StudyPoints } from '../point/study-points.ts';

interface OpenPoint {
  readonly search: PointSearch;
  /** Logarithm of the product of its bounds: the least promises most. */
  promise: number;
}

/**
 * The front of the whole space, by best-first refinement of bounds. Every point is bounded at a glance; the one that promises most is
 * searched a layer further, heaviest layer first, until it is done, or its bounds show that a point that is done beats it.
 */
export async function exactFront(
  points: StudyPoints,
  { searchesAtOnce, host }: { readonly searchesAtOnce: number; readonly host: SearchHost },
): Promise<void> {
  const open: OpenPoint[] = [];
  const indices = allowedIndices(points.space);
  points.expected = indices.length;
  for (const index of indices) {
    if (host.interrupted) break;
    const search = await points.begin(index);
    if (!search) continue;
    if (await points.glance(search)) open.push({ search, promise: promiseOf(search) });
    // Signals come in, and threads that still run are heard.
    await host.pause();
  }
  const work = async () => {
    for (let next = takeBest(open); next; next = takeBest(open)) {
      const { search } = next;
      if (host.interrupted) await points.leave(search);
      else if (await points.refine(search)) open.push({ search, promise: promiseOf(search) });
    }
  };
  await Promise.all(Array.from({ length: searchesAtOnce }, work));
}

function promiseOf({ bounds }: PointSearch): number {
  return bounds.reduce((sum, bound) => sum + Math.log(Math.max(bound, Number.MIN_VALUE)), 0);
}

function takeBest(open: OpenPoint[]): OpenPoint | undefined {
  if (open.length === 0) return undefined;
  let best = 0;
  for (let at = 1; at < open.length; at++) if (open[at]!.promise < open[best]!.promise) best = at;
  return open.splice(best, 1)[0];
}
