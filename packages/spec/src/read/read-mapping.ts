import type { Architecture } from '../architecture.ts';
import type { Constraints, ReuseRules } from '../constraints.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { LevelMapping, Mapping } from '../mapping.ts';
import type { Located } from '../source/located.ts';
import { checkMappingKeeps } from './check-keeps.ts';
import { coverBounds } from './cover-bounds.ts';
import { reuseRules } from './finish-constraints.ts';
import type { LevelContext } from './level-context.ts';
import { emptyDraft, type LevelDraft, saysNothing } from './level-draft.ts';
import type { LevelTargets } from './level-targets.ts';
import { ENTRY_TYPES } from './read-constraints.ts';
import { ENTRY_KEYS, readLevelEntry } from './read-level-entry.ts';

/** The entries of the `mapping` section: a list with `target` and `type`. */
export function readMappingEntries(
  list: Located,
  { levels }: Architecture,
  targets: LevelTargets,
  context: LevelContext,
): LevelDraft[] {
  const { reader } = context;
  const drafts = levels.map(emptyDraft);
  const entries = reader.list(list, 'mapping', 'write - {target: DRAM, type: temporal, factors: [C=1]}');
  for (const item of entries?.items ?? []) readEntry(item, drafts, targets, context);
  for (const { atMost, atLeast } of drafts) {
    for (const { location, text } of [...atMost.values(), ...atLeast.values()]) {
      reader.log.add(problems.boundNotInMapping(location, text));
    }
  }
  return drafts;
}

/**
 * The mapping that the entries make. Where they are silent, a constraint that leaves one choice makes it; otherwise factors
 * are 1, memories keep everything and all loops of a fan-out run along X.
 */
export function completeMapping(
  drafts: readonly LevelDraft[],
  constraints: Constraints,
  place: SourceLocation,
  context: LevelContext,
): { mapping: Mapping; reuse: ReuseRules } | undefined {
  if (context.reader.log.hasErrors) return undefined;
  const factors = coverBounds(drafts, constraints, place, context);
  if (!factors) return undefined;
  const levels = drafts.map((draft, level): LevelMapping => {
    const permutation = completePermutation(draft, constraints, level, context);
    const split = draft.split ?? constraints.levels[level]!.split ?? permutation.length;
    return {
      ...factors[level]!,
      permutation,
      split: draft.level.kind === 'memory' ? 0 : Math.min(split, permutation.length),
      keeps: context.problem.dataspaces.map((_, dataspace) => keeps(draft, constraints, level, dataspace)),
    };
  });
  checkMappingKeeps({ levels }, drafts, place, context);
  return { mapping: { levels }, reuse: reuseRules(drafts, context, constraints.reuse) };
}

function readEntry(item: Located, drafts: readonly LevelDraft[], targets: LevelTargets, context: LevelContext): void {
  const { reader } = context;
  const map = reader.map(item, 'an entry of mapping');
  const targetEntry = map && reader.required(map, 'target', 'an entry of mapping');
  const typeEntry =
    map && reader.required(map, 'type', 'an entry of mapping', 'add type: temporal, spatial or dataspace');
  const typeName = typeEntry && reader.text(typeEntry.value, 'type');
  if (!map || !targetEntry || typeName === undefined) return;
  const type = ENTRY_TYPES.get(typeName);
  if (!type) {
    reader.log.add(problems.unknownType(typeEntry!.value.location, typeName, ENTRY_TYPES.keys()));
    return;
  }
  const body = reader.closed(map, `a ${typeName} entry of mapping`, ENTRY_KEYS[type]);
  const target = targets.find(targetEntry.value, type, reader);
  if (!target) return;
  if (target.kind === 'level') {
    readLevelEntry(body, type, drafts[target.level]!, context);
    return;
  }
  // Timeloop writes entries for its dummy levels too: they say nothing as long as all factors are 1.
  const ignored = emptyDraft({ ...drafts[0]!.level, name: target.name });
  readLevelEntry(body, type, ignored, context);
  if (!saysNothing(ignored)) reader.log.add(problems.wrongTarget(map.location, target.name, typeName, target.why));
}

/** Loops that are not listed lie outside those that are. */
function completePermutation(
  { permutation }: LevelDraft,
  constraints: Constraints,
  level: number,
  { problem }: LevelContext,
): number[] {
  const { permutationPrefix, permutationSuffix } = constraints.levels[level]!;
  const prefix = permutation?.prefix ?? permutationPrefix;
  const suffix = permutation?.suffix ?? permutationSuffix;
  const all = problem.dimensions.map((_, dimension) => dimension);
  return [
    ...prefix,
    ...all.filter((dimension) => !prefix.includes(dimension) && !suffix.includes(dimension)),
    ...suffix,
  ];
}

function keeps({ level, keep }: LevelDraft, constraints: Constraints, index: number, dataspace: number): boolean {
  if (level.kind === 'fanout') return false;
  return (keep.get(dataspace)?.value ?? constraints.levels[index]!.keep[dataspace]) !== 'bypass';
}
