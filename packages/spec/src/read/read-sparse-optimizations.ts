import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap, showLocated } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { ComputeSavings, RankFormat, SavingKind, SavingOption, SavingUnit, TensorFormat } from '../sparse.ts';

export const SPARSE_KEYS = ['representation_format', 'action_optimization', 'compute_optimization'];

/** What `sparse_optimizations` of one part says, of whatever kind the part is. */
export interface SparseOptimizations {
  readonly formats: readonly TensorFormat[];
  readonly savings: readonly SavingUnit[];
  readonly compute?: ComputeSavings;
}

/** `sparse_optimizations` of a part; undefined where it says nothing. */
export function readSparseOptimizations(
  node: Located | undefined,
  name: string,
  reader: Reader,
): SparseOptimizations | undefined {
  if (!node || isNothing(node) || isEmpty(node)) return undefined;
  const what = `sparse_optimizations of ${name}`;
  const map = reader.closedMap(node, what, ['name', ...SPARSE_KEYS]);
  if (!map) return undefined;
  const part = (key: string) => given(map.entries.get(key));
  const formats = part('representation_format');
  const actions = part('action_optimization');
  const compute = part('compute_optimization');
  return {
    formats: formats ? readFormats(formats, name, reader) : [],
    savings: actions ? readSavings(actions, name, reader) : [],
    ...(compute && { compute: readComputeSavings(compute, name, reader) }),
  };
}

function isEmpty(node: Located): boolean {
  return (node.kind === 'map' && node.entries.size === 0) || (node.kind === 'list' && node.items.length === 0);
}

function given(entry: LocatedEntry | undefined): Located | undefined {
  return entry && !isNothing(entry.value) ? entry.value : undefined;
}

function readFormats(node: Located, name: string, reader: Reader): TensorFormat[] {
  const what = `representation_format of ${name}`;
  const map = reader.closedMap(node, what, ['data_spaces']);
  const entry = map && reader.required(map, 'data_spaces', what, 'add data_spaces: [{name, ranks}]');
  return mapsOf(entry?.value, what, ['name', 'ranks', 'rank_application_order', 'compression_rate'], reader).flatMap(
    (tensor) => {
      const dataspace = textAt(tensor, 'name', what, reader);
      const ranks = reader.required(tensor, 'ranks', what, 'add ranks: [{format: UOP}, {format: CP}]');
      const order = choiceAt(tensor, 'rank_application_order', ['outer_to_inner', 'inner_to_outer'], what, reader);
      if (dataspace === undefined || !ranks) return [];
      const readRanks = mapsOf(ranks.value, `ranks of ${dataspace}`, RANK_KEYS, reader).flatMap((rank) =>
        readRank(rank, dataspace, reader),
      );
      return [{ dataspace, ranks: readRanks, innerToOuter: order === 'inner_to_outer' }];
    },
  );
}

const RANK_KEYS = ['format', 'flattened_rankIDs', 'metadata_word_bits', 'payload_word_bits'];

function readRank(rank: LocatedMap, dataspace: string, reader: Reader): RankFormat[] {
  const what = `a rank of ${dataspace}`;
  const format = textAt(rank, 'format', what, reader);
  const bitsAt = (key: string) => {
    const node = given(rank.entries.get(key));
    return node && reader.integer(node, `${key} of ${what}`, 0);
  };
  const metadataWordBits = bitsAt('metadata_word_bits');
  const payloadWordBits = bitsAt('payload_word_bits');
  const flattened = given(rank.entries.get('flattened_rankIDs'));
  const lists = flattened && reader.list(flattened, `flattened_rankIDs of ${what}`, 'write [[C, R]]');
  if (format === undefined) return [];
  return [
    {
      format: format.toLowerCase(),
      flattened: (lists?.items ?? []).map((item) => reader.names(item, 'flattened_rankIDs').map((entry) => entry.name)),
      ...(metadataWordBits !== undefined && { metadataWordBits }),
      ...(payloadWordBits !== undefined && { payloadWordBits }),
    },
  ];
}

const KINDS: Readonly<Record<string, SavingKind>> = {
  gating: 'gating',
  skipping: 'skipping',
  skipping_spatial: 'spatial-skipping',
  spatial_skipping: 'spatial-skipping',
};

function readSavings(node: Located, name: string, reader: Reader): SavingUnit[] {
  const what = `action_optimization of ${name}`;
  return mapsOf(node, what, ['type', 'options', 'target', 'condition_on'], reader).flatMap((unit) => {
    const kind = choiceAt(unit, 'type', Object.keys(KINDS), what, reader, true);
    if (kind?.includes('spatial')) reader.log.add(problems.notModelled(unit.location, `${kind} of ${name}`));
    const options = given(unit.entries.get('options'));
    const maps = options ? mapsOf(options, `options of ${what}`, ['target', 'condition_on'], reader) : [unit];
    const read = maps.flatMap((option) => readOption(option, what, reader));
    return kind === undefined ? [] : [{ kind: KINDS[kind]!, options: read }];
  });
}

function readOption(map: LocatedMap, what: string, reader: Reader): SavingOption[] {
  const target = textAt(map, 'target', what, reader);
  const conditions = reader.required(map, 'condition_on', what, 'add condition_on: [Inputs]');
  if (target === undefined || !conditions) return [];
  const conditionOn = reader.names(conditions.value, `condition_on of ${what}`).map((entry) => entry.name);
  return [{ target, conditionOn }];
}

const COMPUTE_KINDS = ['gating', 'gate_on_zero_operand', 'skipping', 'skip_on_not_aligned_operands'];

function readComputeSavings(node: Located, name: string, reader: Reader): ComputeSavings {
  const what = `compute_optimization of ${name}`;
  const kinds = mapsOf(node, what, ['type'], reader).map((unit) =>
    choiceAt(unit, 'type', COMPUTE_KINDS, what, reader, true),
  );
  return {
    gating: kinds.some((kind) => kind?.startsWith('gat')),
    skipping: kinds.some((kind) => kind?.startsWith('skip')),
  };
}

function mapsOf(node: Located | undefined, what: string, keys: readonly string[], reader: Reader): LocatedMap[] {
  const list = node && reader.list(node, what);
  return (list?.items ?? []).flatMap((item) => reader.closedMap(item, `an entry of ${what}`, keys) ?? []);
}

function textAt(map: LocatedMap, key: string, what: string, reader: Reader): string | undefined {
  const entry = reader.required(map, key, what);
  return entry && reader.text(entry.value, `${key} of ${what}`);
}

function choiceAt(
  map: LocatedMap,
  key: string,
  choices: readonly string[],
  what: string,
  reader: Reader,
  isRequired = false,
): string | undefined {
  const entry = isRequired ? reader.required(map, key, what) : map.entries.get(key);
  const written = entry && reader.text(entry.value, `${key} of ${what}`);
  if (written === undefined || choices.includes(written)) return written;
  const expected = `one of ${choices.join(', ')}`;
  reader.log.add(problems.wrongType(entry!.value.location, `${key} of ${what}`, showLocated(entry!.value), expected));
  return undefined;
}
