import type { Constraints } from '../constraints.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';

interface LevelFactors {
  readonly factors: number[];
  readonly remainders: number[];
}

/**
 * Factors of all levels, with `P=0` filled in and checked: those of each dimension must cover its bound exactly.
 *
 * @returns [level]; undefined with messages where a dimension is not covered
 */
export function coverBounds(
  drafts: readonly LevelDraft[],
  constraints: Constraints,
  place: SourceLocation,
  context: LevelContext,
): LevelFactors[] | undefined {
  const { problem } = context;
  const levels = drafts.map((draft, level): LevelFactors => {
    const values = problem.dimensions.map((_, dimension) => {
      const entry = draft.exactly.get(dimension);
      if (entry) return { factor: entry.value, remainder: entry.remainder };
      const { exactly, lastPass } = constraints.levels[level]!.factors[dimension]!;
      const factor = typeof exactly === 'number' ? exactly : exactly === 'rest' ? 0 : 1;
      return { factor, remainder: lastPass ?? factor };
    });
    return { factors: values.map(({ factor }) => factor), remainders: values.map(({ remainder }) => remainder) };
  });
  const sound = problem.dimensions.map((_, dimension) => cover(dimension, levels, drafts, place, context));
  return sound.every(Boolean) ? levels : undefined;
}

function cover(
  dimension: number,
  levels: readonly LevelFactors[],
  drafts: readonly LevelDraft[],
  place: SourceLocation,
  { problem, reader }: LevelContext,
): boolean {
  const { name, bound } = problem.dimensions[dimension]!;
  // The outermost factor: that is where the rest mostly goes.
  const at = drafts.flatMap(({ exactly }) => exactly.get(dimension)?.location ?? []).at(-1) ?? place;
  const rests = levels.filter(({ factors }) => factors[dimension] === 0);
  const others = levels.reduce((product, { factors }) => product * (factors[dimension] || 1), 1);
  const take = (factor: number): void => {
    for (const { factors, remainders } of rests) factors[dimension] = remainders[dimension] = factor;
  };
  // Timeloop takes 0 for the whole dimension (`ParseUserFactors`), and refuses it beside factors that take a part.
  take(bound);
  if (points(dimension, levels) === bound) return true;
  if (rests.length > 1) {
    reader.log.add(problems.severalRests(at, name));
    return false;
  }
  if (rests.length === 1 && bound % others !== 0) {
    reader.log.add(problems.noRest(at, name, others, bound));
    return false;
  }
  take(bound / others);
  const covered = points(dimension, levels);
  if (covered === bound) return true;
  const shown = drafts
    .flatMap(({ exactly, level }) =>
      exactly.has(dimension) ? [`${exactly.get(dimension)!.text} at ${level.name}`] : [],
    )
    .reverse();
  reader.log.add(problems.factorsMissBound(at, name, shown.join(', '), covered, bound));
  return false;
}

/** Points that the loops of one dimension run over: all passes are full but the last one at each level. */
function points(dimension: number, levels: readonly LevelFactors[]): number {
  let last = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    const { factors, remainders } = levels[level]!;
    last = last * factors[dimension]! + remainders[dimension]! - 1;
  }
  return last + 1;
}
