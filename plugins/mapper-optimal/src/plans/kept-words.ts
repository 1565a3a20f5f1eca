import { boxWords } from '../space/projection.ts';
import type { Plan } from './plan.ts';

/** Words that a memory keeps of tiles with so many points along each axis [at + axis]; 0 where it is as large as one likes. */
export function keptWords({ space, keeps }: Plan, level: number, points: Float64Array, at: number): number {
  const { capacityWords, dataspaces, projections } = space;
  if (capacityWords[level] === Infinity) return 0;
  let kept = 0;
  for (let s = 0; s < dataspaces; s++) {
    if (keeps[level * dataspaces + s]) kept += boxWords(projections[s], points, at);
  }
  return kept;
}
