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
  const what = `action_optimization of ${entries.name}`;
  return entries.maps(node, what, SAVING_KEYS).flatMap((unit) => {
    if (isPositionSkipping(unit, entries)) return [];
    const kind = entries.choice(unit, 'type', Object.keys(SAVING_KINDS), what, true);
    const options = given(unit.entries.get('options'));
    const maps = options ? entries.maps(options, `options of ${what}`, OPTION_KEYS) : [unit];
    const read = maps.flatMap((option) => readOption(option, what, entries));
    if (kind !== undefined && SAVING_KINDS[kind] === 'spatial-skipping' && maps.length > 1) {
      entries.reader.log.add(
        problems.notModelled(options!.location, `a choice of ${kind} of ${entries.name}`, ONE_UNIT),
      );
    }
    return kind === undefined ? [] : [{ kind: SAVING_KINDS[kind]!, options: read }];
  });
}

const ONE_UNIT = 'write each as an entry of its own, without options';

/** Of a fork of Timeloop that is not published: values are packed before they are spread, whatever meets them. */
function isPositionSkipping(unit: LocatedMap, { reader, name }: SparseEntries): boolean {
  const type = given(unit.entries.get('type'));
  if (type?.kind !== 'scalar' || type.text.trim().replaceAll('-', '_') !== 'position_skipping') return false;
  const hint = 'use skipping_spatial, which leaves out instances whose values are zero';
  reader.log.add(problems.notModelled(type.location, `position-skipping of ${name}`, hint));
  return true;
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
