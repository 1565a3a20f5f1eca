import * as problems from '../../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedMap } from '../../source/located.ts';
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
  position_skipping: 'position-skipping',
};

/** `action_optimization` of a memory. */
export function readSavings(node: Located, entries: SparseEntries): SavingUnit[] {
  const what = `action_optimization of ${entries.name}`;
  return entries.maps(node, what, SAVING_KEYS).flatMap((unit) => {
    const type = entries.choice(unit, 'type', Object.keys(SAVING_KINDS), what, true);
    const kind = type === undefined ? undefined : SAVING_KINDS[type];
    const options = given(unit.entries.get('options'));
    const maps = options ? entries.maps(options, `options of ${what}`, OPTION_KEYS) : [unit];
    const read = maps.flatMap((option) => readOption(option, what, kind, entries));
    if (kind && HAVE_NO_CHOICE.includes(kind) && maps.length > 1) {
      entries.reader.log.add(
        problems.notModelled(options!.location, `a choice of ${type} of ${entries.name}`, ONE_UNIT),
      );
    }
    return kind ? [{ kind, options: read }] : [];
  });
}

const HAVE_NO_CHOICE: readonly SavingKind[] = ['spatial-skipping', 'position-skipping'];
const ONE_UNIT = 'write each as an entry of its own, without options';

function readOption(
  map: LocatedMap,
  what: string,
  kind: SavingKind | undefined,
  entries: SparseEntries,
): SavingOption[] {
  const target = entries.dataspace(map, 'target', what);
  if (kind === 'position-skipping') return target === undefined ? [] : ownPositions(map, target, what, entries);
  const conditions = entries.reader.required(map, 'condition_on', what, 'add condition_on: [Inputs]');
  if (target === undefined || !conditions) return [];
  const { value } = conditions;
  if (isNothing(value) || (value.kind === 'list' && value.items.length === 0)) {
    entries.reader.log.add(problems.noCondition(value.location, what, target));
  }
  return [{ target, conditionOn: entries.names(value, 'dataspace', `condition_on of ${what}`) }];
}

/** Whatever it meets, a tensor is packed by its own values. */
function ownPositions(map: LocatedMap, target: string, what: string, entries: SparseEntries): SavingOption[] {
  const conditions = given(map.entries.get('condition_on'));
  const names = conditions ? entries.names(conditions, 'dataspace', `condition_on of ${what}`) : [];
  if (names.some((name) => name !== target)) {
    entries.reader.log.add(problems.otherPositions(conditions!.location, target, names));
  }
  return [{ target, conditionOn: [] }];
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
