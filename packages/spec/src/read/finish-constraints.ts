import type { Constraints, FactorConstraint, KeepConstraint, LevelConstraints, ReuseRules } from '../constraints.ts';
import * as problems from '../diagnostics/problems.ts';
import type { LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';
import type { MayBeImperfect } from './read-imperfect.ts';

/** Constraints in their final form, with defaults filled in. */
export function finishConstraints(
  drafts: readonly LevelDraft[],
  mayBeImperfect: MayBeImperfect,
  context: LevelContext,
): Constraints {
  const outermost = drafts.map(({ level }) => level.kind).lastIndexOf('memory');
  const levels = drafts.map((draft, index): LevelConstraints => {
    const factors = context.problem.dimensions.map((_, dimension) => factor(draft, dimension, mayBeImperfect, context));
    return {
      factors,
      ...permutation(draft, factors, context),
      ...(draft.split !== undefined && { split: presentSplit(draft, draft.split, context) }),
      keep: context.problem.dataspaces.map((_, dataspace) => keep(draft, dataspace, index === outermost)),
      ...(draft.location && { location: draft.location }),
    };
  });
  const overbooks = drafts.some(({ level }) => level.kind === 'memory' && level.sparse?.overbooks);
  return {
    levels,
    reuse: reuseRules(drafts, context),
    ...(overbooks && { mostOverbooked: drafts.map(({ mostOverbooked = 0 }) => mostOverbooked) }),
  };
}

/** The split without the loops that the problem lacks. Users write 999 for "all along X". */
function presentSplit({ permutation }: LevelDraft, split: number, { problem }: LevelContext): number {
  const { fromInside, fromOutside } = permutation?.absent ?? { fromInside: [], fromOutside: [] };
  const loops = problem.dimensions.length + fromInside.length + fromOutside.length;
  const absent = [...fromInside, ...fromOutside.map((place) => loops - 1 - place)];
  return Math.min(split - absent.filter((place) => place < split).length, problem.dimensions.length);
}

function factor(
  draft: LevelDraft,
  dimension: number,
  mayBeImperfect: MayBeImperfect,
  { problem, reader }: LevelContext,
): FactorConstraint {
  const exact = draft.exactly.get(dimension);
  const remainder = mayBeImperfect(draft, dimension) || draft.remainder ? { remainder: true } : {};
  const { name, bound } = problem.dimensions[dimension]!;
  if (exact && exact.value <= bound) {
    const exactly = exact.value === 0 ? 'rest' : exact.value;
    if (exact.remainder === exact.value) return { exactly, ...remainder, location: exact.location };
    return { exactly, lastPass: exact.remainder, remainder: true, location: exact.location };
  }
  // Designs are reused on smaller layers, where Timeloop drops what no longer fits.
  if (exact) reader.log.add(problems.factorAboveBound(exact.location, name, draft.level.name, exact.value, bound));
  const atMost = draft.atMost.get(dimension)?.value ?? draft.defaultMax;
  const atLeast = draft.atLeast.get(dimension)?.value ?? draft.defaultMin;
  const location = (draft.atMost.get(dimension) ?? draft.atLeast.get(dimension))?.location;
  return {
    ...(atMost !== undefined && { atMost }),
    ...(atLeast !== undefined && atLeast > 1 && { atLeast }),
    ...remainder,
    ...(location && { location }),
  };
}

/**
 * Loops that can only have bound 1 are put innermost, one before the other, so that their order does not multiply the
 * number of permutations. The Timeloop front end does so; it decides the size of the mapspace that is reported. Where a split
 * counts loops from the inside they are put outermost, where it does not count them.
 */
function permutation(
  draft: LevelDraft,
  factors: readonly FactorConstraint[],
  { problem }: LevelContext,
): Pick<LevelConstraints, 'permutationPrefix' | 'permutationSuffix'> {
  const { prefix = [], suffix = [] } = draft.permutation ?? {};
  const ones = [...factors.entries()].filter(([, { exactly, atMost }]) => exactly === 1 || atMost === 1);
  const bounds = [...problem.dimensions.entries()].filter(([, { bound }]) => bound === 1);
  const pinned = new Set([...ones, ...bounds].map(([dimension]) => dimension));
  for (const dimension of [...prefix, ...suffix]) pinned.delete(dimension);
  if (draft.split !== undefined) return { permutationPrefix: prefix, permutationSuffix: [...suffix, ...pinned] };
  return { permutationPrefix: [...[...pinned].reverse(), ...prefix], permutationSuffix: suffix };
}

/** A fan-out keeps nothing; the outermost memory keeps everything unless told. */
function keep({ level, keep: table }: LevelDraft, dataspace: number, outermost: boolean): KeepConstraint {
  if (level.kind === 'fanout') return 'bypass';
  return table.get(dataspace)?.value ?? (outermost ? 'keep' : 'free');
}

export function reuseRules(drafts: readonly LevelDraft[], { problem }: LevelContext, base?: ReuseRules): ReuseRules {
  const rule = (
    kind: 'fanout' | 'memory' | undefined,
    of: (draft: LevelDraft) => ReadonlySet<number>,
    also?: ReuseRules[keyof ReuseRules],
  ) =>
    drafts.map((draft, level) =>
      problem.dataspaces.map(
        (_, dataspace) =>
          ((kind === undefined || draft.level.kind === kind) && of(draft).has(dataspace)) ||
          (also?.[level]?.[dataspace] ?? false),
      ),
    );
  return {
    noReuse: rule(undefined, ({ noReuse }) => noReuse, base?.noReuse),
    noLinkTransfer: rule('fanout', ({ noLinkTransfer }) => noLinkTransfer, base?.noLinkTransfer),
    rmwFirstUpdate: rule('memory', ({ rmwFirstUpdate }) => rmwFirstUpdate, base?.rmwFirstUpdate),
  };
}
