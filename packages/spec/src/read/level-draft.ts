import type { Level } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { Reader } from '../source/reader.ts';
import type { NamedDataspace } from './level-context.ts';
import type { FactorEntry } from './read-factors.ts';
import type { PermutationEntry } from './read-permutation.ts';

/** What files say about one level, while they are being read. Entries on a node and in lists add up. */
export interface LevelDraft {
  readonly level: Level;
  /** [dimension] */
  readonly exactly: Map<number, FactorEntry>;
  readonly atMost: Map<number, FactorEntry>;
  readonly atLeast: Map<number, FactorEntry>;
  /** Dimensions that files name and leave open: `P=-1`. */
  readonly open: Set<number>;
  permutation?: PermutationEntry;
  split?: number;
  /** [dataspace] */
  readonly keep: Map<number, { readonly value: 'keep' | 'bypass'; readonly location: SourceLocation | undefined }>;
  readonly noReuse: Set<number>;
  readonly noLinkTransfer: Set<number>;
  readonly rmwFirstUpdate: Set<number>;
  defaultMax?: number;
  defaultMin?: number;
  remainder?: boolean;
  maximize?: Maximize;
  mostOverbooked?: number;
  location?: SourceLocation;
}

/** Dimensions to be made as large as fits, group by group. */
export interface Maximize {
  readonly groups: readonly (readonly number[])[];
  /** Iterations that fit; a fan-out's own size where absent. */
  readonly capacity?: number;
  readonly location: SourceLocation;
}

export function emptyDraft(level: Level): LevelDraft {
  return {
    level,
    exactly: new Map(),
    atMost: new Map(),
    atLeast: new Map(),
    open: new Set(),
    keep: new Map(),
    noReuse: new Set(),
    noLinkTransfer: new Set(),
    rmwFirstUpdate: new Set(),
  };
}

/** Adds a factor; one that contradicts an earlier one is an error, and a negative one says nothing but that it is named. */
export function addFactor(draft: LevelDraft, entry: FactorEntry, dimension: string, reader: Reader): void {
  const { dimension: index, operator, value } = entry;
  if (value < 0) {
    draft.open.add(index);
    return;
  }
  const table = operator === '=' ? draft.exactly : operator === '<=' ? draft.atMost : draft.atLeast;
  const first = table.get(index);
  const exact = draft.exactly.get(index)?.value ?? 0;
  const contradicts =
    (first && (first.value !== value || first.remainder !== entry.remainder)) ||
    (exact > 0 && operator === '<=' && exact > value) ||
    (exact > 0 && operator === '>=' && exact < value);
  if (contradicts) {
    const other = (first ?? draft.exactly.get(index))!;
    const earlier = `${other.text} in ${other.location.file}:${other.location.line}:${other.location.column}`;
    reader.log.add(problems.conflictingFactors(entry.location, dimension, draft.level.name, entry.text, earlier));
  } else if (!first) table.set(index, entry);
}

export function addKeep(
  draft: LevelDraft,
  { dataspace, location }: { dataspace: number; location: SourceLocation | undefined },
  value: 'keep' | 'bypass',
  name: string,
  reader: Reader,
): void {
  const first = draft.keep.get(dataspace);
  if (first && first.value !== value) {
    reader.log.add(problems.keptAndBypassed(location, name, draft.level.name, first.location));
  } else draft.keep.set(dataspace, { value, location });
}

/** True if the entries leave everything as it is without them: factors of 1, nothing kept. */
export function saysNothing({ exactly, keep, atLeast }: LevelDraft): boolean {
  const iterates = [...exactly.values(), ...atLeast.values()].some(({ value }) => value !== 1);
  return !iterates && ![...keep.values()].some(({ value }) => value === 'keep');
}

export function addAll(set: Set<number>, dataspaces: readonly NamedDataspace[]): void {
  for (const { dataspace } of dataspaces) set.add(dataspace);
}
