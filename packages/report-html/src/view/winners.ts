import type { SweepResultJson } from '@loopwright/results';
import type { SweepPoint, Winner } from './sweep-view.ts';

/** The best point by each objective; one that is the best by several stands there once. */
export function winners({ objectives, points, front }: SweepResultJson): Winner[] {
  const done = front.flatMap((index) => points.find((point) => point.index === index) ?? []);
  if (done.length === 0) return [];
  const found = new Map<SweepPoint, string[]>();
  for (const { name } of objectives) {
    const best = done.reduce((least, point) => (point.totals![name] < least.totals![name] ? point : least));
    found.set(best, [...(found.get(best) ?? []), name]);
  }
  return [...found].map(([point, by]) => ({ point, by }));
}
