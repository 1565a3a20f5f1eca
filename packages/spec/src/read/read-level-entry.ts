import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import { findDimension, type LevelContext, readDataspaceNames } from './level-context.ts';
import { addAll, addFactor, addKeep, type LevelDraft } from './level-draft.ts';
import type { EntryType } from './level-targets.ts';
import { type FactorEntry, readFactors } from './read-factors.ts';
import { readPermutation } from './read-permutation.ts';

const COMMON = ['type', 'target', 'factors', 'permutation', 'no_reuse'];
const SHORT_FORMS = [
  ...['factors_only', 'no_iteration_over_dataspaces', 'must_iterate_over_dataspaces'],
  ...['default_max_factor', 'default_min_factor', 'remainders', 'maximize_dims', 'maximize_dims_capacity'],
];

/** Keys of an entry, by type. Those of Timeloop's older names are read too. */
export const ENTRY_KEYS: Readonly<Record<EntryType, readonly string[]>> = {
  temporal: [...COMMON, 'rmw_first_update', ...SHORT_FORMS, 'no_temporal_reuse'],
  spatial: [...COMMON, 'split', 'no_link_transfer', ...SHORT_FORMS, 'no_multicast_no_reduction'],
  dataspace: ['type', 'target', 'keep', 'bypass', 'no_coalesce', 'keep_only', 'bypass_only', 'stream'],
};

/** Adds one `temporal`, `spatial` or `dataspace` entry to the draft of its level. Its keys have been checked. */
export function readLevelEntry(map: LocatedMap, type: EntryType, draft: LevelDraft, context: LevelContext): void {
  draft.location ??= map.location;
  if (type === 'dataspace') readKeeps(map, draft, context);
  else readIteration(map, type, draft, context);
}

function readIteration(map: LocatedMap, type: 'temporal' | 'spatial', draft: LevelDraft, context: LevelContext): void {
  const { reader, scope } = context;
  const integer = (key: string, least: number): number | undefined => {
    const node = given(map, key);
    return node && reader.integer(node, key, least, scope);
  };
  readFactorKeys(map, draft, context);
  const permutation = given(map, 'permutation');
  if (permutation && !(permutation.kind === 'list' && permutation.items.length === 0)) {
    const read = readPermutation(permutation, context);
    if (draft.permutation && JSON.stringify(draft.permutation) !== JSON.stringify(read)) {
      const what = `the permutation of ${draft.level.name}`;
      reader.log.add(problems.conflictingValues(permutation.location, what, 'another order', draft.location!));
    }
    draft.permutation ??= read;
  }
  const split = integer('split', 0);
  if (split !== undefined) draft.split ??= split;
  const max = integer('default_max_factor', 1);
  if (max !== undefined) draft.defaultMax ??= max;
  const min = integer('default_min_factor', 1);
  if (min !== undefined) draft.defaultMin ??= min;
  if (integer('remainders', 0)) draft.remainder = true;
  readMaximize(map, draft, context);
  const names = (key: string) => readDataspaceNames(map.entries.get(key), key, context);
  addAll(draft.noReuse, names('no_reuse'));
  addAll(draft.noReuse, names(type === 'temporal' ? 'no_temporal_reuse' : 'no_multicast_no_reduction'));
  addAll(draft.noLinkTransfer, names('no_link_transfer'));
  addAll(draft.rmwFirstUpdate, names('rmw_first_update'));
}

/** `factors`, and the short forms that pin dimensions to 1. */
function readFactorKeys(map: LocatedMap, draft: LevelDraft, context: LevelContext): void {
  const { problem, reader } = context;
  const nameOf = (dimension: number): string => problem.dimensions[dimension]!.name;
  const add = (entry: FactorEntry): void => addFactor(draft, entry, nameOf(entry.dimension), reader);
  const pin = (dimension: number, { location }: Located): void => {
    add({ dimension, operator: '=', value: 1, remainder: 1, text: `${nameOf(dimension)}=1`, location });
  };
  const all = problem.dimensions.map((_, dimension) => dimension);

  const factors = given(map, 'factors');
  const only = given(map, 'factors_only');
  const listed = [...(factors ? readFactors(factors, context) : []), ...(only ? readFactors(only, context) : [])];
  reportRepeated(listed, reader);
  for (const entry of listed) add(entry);
  if (only) for (const d of all) if (!mentions(draft, d)) pin(d, only);

  const avoided = map.entries.get('no_iteration_over_dataspaces');
  const avoid = dimensionsOf(readDataspaceNames(avoided, 'no_iteration_over_dataspaces', context), context);
  for (const d of all) if (avoid.has(d)) pin(d, avoided!.value);

  const required = map.entries.get('must_iterate_over_dataspaces');
  const over = dimensionsOf(readDataspaceNames(required, 'must_iterate_over_dataspaces', context), context);
  if (over.size > 0) for (const d of all) if (!over.has(d)) pin(d, required!.value);
}

/** One that stands in one list twice is a slip: two factors of a dimension are easily meant to multiply. */
function reportRepeated(listed: readonly FactorEntry[], { log }: Reader): void {
  for (const [index, { dimension, operator, value, remainder, text, location }] of listed.entries()) {
    const first = listed.slice(0, index).find((e) => e.dimension === dimension && e.operator === operator);
    if (first?.value === value && first.remainder === remainder) {
      log.add(problems.repeatedFactor(location, text, first.location));
    }
  }
}

function mentions({ exactly, atMost, atLeast, open }: LevelDraft, dimension: number): boolean {
  return [exactly, atMost, atLeast, open].some((named) => named.has(dimension));
}

function dimensionsOf(dataspaces: readonly { dataspace: number }[], { problem }: LevelContext): Set<number> {
  const terms = dataspaces.flatMap(({ dataspace }) => problem.dataspaces[dataspace]!.ranks.flat());
  return new Set(terms.map(({ dimension }) => dimension));
}

/** `maximize_dims: [[R, S], [C, M]]`, or one group as a plain list. */
function readMaximize(map: LocatedMap, draft: LevelDraft, context: LevelContext): void {
  const node = given(map, 'maximize_dims');
  if (!node || !context.reader.list(node, 'maximize_dims')) return;
  const items = (node as Extract<Located, { kind: 'list' }>).items;
  const groups = items.some(({ kind }) => kind === 'list') ? items : items.length > 0 ? [node] : [];
  const capacity = given(map, 'maximize_dims_capacity');
  const limit = capacity && context.reader.integer(capacity, 'maximize_dims_capacity', 1, context.scope);
  draft.maximize = {
    groups: groups.map((group) =>
      context.reader
        .names(group, 'maximize_dims')
        .flatMap(({ name, node: at }) => findDimension(name, at.location, context) ?? []),
    ),
    ...(limit !== undefined && { capacity: limit }),
    location: node.location,
  };
}

function readKeeps(map: LocatedMap, draft: LevelDraft, context: LevelContext): void {
  const { problem, reader } = context;
  const add = (key: string, value: 'keep' | 'bypass', others?: 'keep' | 'bypass'): void => {
    const entry = map.entries.get(key);
    if (!entry || isNothing(entry.value)) return;
    const named = new Map(readDataspaceNames(entry, key, context).map((dataspace) => [dataspace.dataspace, dataspace]));
    for (const [dataspace, { name }] of problem.dataspaces.entries()) {
      const location = named.get(dataspace)?.location ?? entry.value.location;
      if (named.has(dataspace)) addKeep(draft, { dataspace, location }, value, name, reader);
      else if (others) addKeep(draft, { dataspace, location }, others, name, reader);
    }
  };
  add('keep', 'keep');
  add('bypass', 'bypass');
  add('keep_only', 'keep', 'bypass');
  add('bypass_only', 'bypass', 'keep');
  const coalesce = map.entries.get('no_coalesce');
  if (coalesce && readDataspaceNames(coalesce, 'no_coalesce', context).length > 0) {
    reader.log.add(problems.noCoalesce(coalesce.keyLocation));
  }
}

function given(map: LocatedMap, key: string): Located | undefined {
  const node = map.entries.get(key)?.value;
  return node && !isNothing(node) ? node : undefined;
}
