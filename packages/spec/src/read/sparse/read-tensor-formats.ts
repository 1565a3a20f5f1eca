import * as problems from '../../diagnostics/problems.ts';
import type { Located, LocatedMap } from '../../source/located.ts';
import type { RankFormat, TensorFormat } from '../../sparse.ts';
import { given, type SparseEntries } from './sparse-entries.ts';

export const TENSOR_FORMAT_KEYS = ['name', 'ranks', 'rank_application_order', 'compression_rate'];
export const RANK_KEYS = ['format', 'flattened_rankIDs', 'metadata_word_bits', 'payload_word_bits'];
export const RANK_ORDERS = ['outer_to_inner', 'inner_to_outer'];

/** `representation_format` of a memory. */
export function readTensorFormats(node: Located, entries: SparseEntries): TensorFormat[] {
  const { reader, name } = entries;
  const what = `representation_format of ${name}`;
  const map = reader.closedMap(node, what, ['data_spaces']);
  const tensors = map && reader.required(map, 'data_spaces', what, 'add data_spaces: [{name, ranks}]');
  return entries.maps(tensors?.value, what, TENSOR_FORMAT_KEYS).flatMap((tensor) => {
    const dataspace = entries.dataspace(tensor, 'name', what);
    const ranks = reader.required(tensor, 'ranks', what, 'add ranks: [{format: UOP}, {format: CP}]');
    const order = entries.choice(tensor, 'rank_application_order', RANK_ORDERS, what);
    const rate = given(tensor.entries.get('compression_rate'));
    if (rate)
      reader.log.add(problems.noEffect(rate.location, `compression_rate of ${what}`, 'densities and formats say it'));
    if (dataspace === undefined || !ranks) return [];
    const written = entries.maps(ranks.value, `ranks of ${dataspace}`, RANK_KEYS);
    const read = written.flatMap((rank) => readRank(rank, dataspace, entries));
    return [{ dataspace, ranks: read, innerToOuter: order === 'inner_to_outer' }];
  });
}

function readRank(rank: LocatedMap, dataspace: string, entries: SparseEntries): RankFormat[] {
  const { reader } = entries;
  const what = `a rank of ${dataspace}`;
  const format = entries.text(rank, 'format', what);
  const bitsAt = (key: string) => {
    const node = given(rank.entries.get(key));
    return node && reader.integer(node, `${key} of ${what}`, 0);
  };
  const metadataWordBits = bitsAt('metadata_word_bits');
  const payloadWordBits = bitsAt('payload_word_bits');
  const flattened = given(rank.entries.get('flattened_rankIDs'));
  const lists = flattened && reader.list(flattened, `flattened_rankIDs of ${what}`, 'write [[C, R]]');
  const dimensions = (lists?.items ?? []).map((item) => entries.names(item, 'dimension', 'flattened_rankIDs'));
  if (format === undefined) return [];
  return [
    {
      format: format.toLowerCase(),
      ...(format !== format.toLowerCase() && { written: format }),
      flattened: dimensions,
      ...(metadataWordBits !== undefined && { metadataWordBits }),
      ...(payloadWordBits !== undefined && { payloadWordBits }),
      location: rank.entries.get('format')!.value.location,
    },
  ];
}
