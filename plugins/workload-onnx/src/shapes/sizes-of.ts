import type { NodeView } from './node-view.ts';
import { type Dim, MAX_RANK } from './value.ts';

/** Numbers as the sizes of axes, which they must be fit for. */
export function sizesOf(numbers: readonly number[], node: NodeView): readonly number[] {
  if (numbers.length > MAX_RANK) throw node.fault(`a tensor of ${numbers.length} axes is none`);
  const wrong = numbers.find((size) => !Number.isSafeInteger(size) || size < 0);
  if (wrong === undefined) return numbers;
  throw node.fault(`an axis of ${wrong} points is none`);
}

/** The shape of a tensor of which no more is known than the number of its axes. */
export function unknownOfRank(rank: Dim | undefined, node: NodeView): null[] | undefined {
  if (rank == null) return undefined;
  if (rank > MAX_RANK) throw node.fault(`a tensor of ${rank} axes is none`);
  return Array<null>(rank).fill(null);
}
