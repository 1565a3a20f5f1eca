import * as problems from '../../diagnostics/problems.ts';
import type { Located, LocatedMap } from '../../source/located.ts';
import type { ComputeSavings, SavingKind, SavingOption, SavingUnit } from '../../sparse.ts';
import { given, type SparseEntries } from './sparse-entries.ts';

export const SAVING_KEYS = ['type', 'options', 'target', 'condition_on'];
export const OPTION_KEYS = ['target', 'condition_on'];

/** As files name them. */
export const SAVING_KINDS: Readonly<Record<string, SavingKind>> = {
  gating: 'gating',
  skipping: 'skipping',
  skipping_spatial: 'spatial-skipping',
  spatial_skipping: 'spatial-skipping',
};

/** `action_optimization` of a memory. */
export function readSavings(node: Located, entries: SparseEntries): SavingUnit[] {
  const { name, reader } = entries;
  const what = `action_optimization of ${name}`;
  return entries.maps(node, what, SAVING_KEYS).flatMap((unit) => {
    const kind = entries.choice(unit, 'type', Object.keys(SAVING_KINDS), what, true);
    if (kind?.includes('spatial')) reader.log.add(problems.notModelled(unit.location, `${kind} of ${name}`));
    const options = given(unit.entries.get('options'));
    const maps = options ? entries.maps(options, `options of ${what}`, OPTION_KEYS) : [unit];
    const read = maps.flatMap((option) => readOption(option, what, entries));
    return kind === undefined ? [] : [{ kind: SAVING_KINDS[kind]!, options: read }];
  });
}

function readOption(map: LocatedMap, what: string, entries: SparseEntries): SavingOption[] {
  const target = entries.dataspace(map, 'target', what);
  const conditions = entries.reader.required(map, 'condition_on', what, 'add condition_on: [Inputs]');
  if (target === undefined || !conditions) return [];
  return [{ target, conditionOn: entries.names(conditions.value, 'dataspace', `condition_on of ${what}`) }];
}

export const COMPUTE_KINDS = ['gating', 'gate_on_zero_operand', 'skipping', 'skip_on_not_aligned_operands'];

/** `compute_optimization` of the compute units. */
export function readComputeSavings(node: Located, entries: SparseEntries): ComputeSavings {
  const what = `compute_optimization of ${entries.name}`;
  const kinds = entries
    .maps(node, what, ['type'])
    .map((unit) => entries.choice(unit, 'type', COMPUTE_KINDS, what, true));
  return {
    gating: kinds.some((kind) => kind?.startsWith('gat')),
    skipping: kinds.some((kind) => kind?.startsWith('skip')),
  };
}
