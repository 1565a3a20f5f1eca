import { z } from 'zod';
import type { Attributes, AttributeValue } from '../architecture.ts';

// The texts say what a message expects.
const above0 = 'a number above 0';
const zeroOrMore = 'a number, 0 or more';
const whole = 'a whole number, 1 or more';
const wholeFrom0 = 'a whole number, 0 or more';
const share = 'a number from 0 to 1';
const name = z.string('the name of a network');
const positive = z.number(above0).positive(above0);
const nonNegative = z.number(zeroOrMore).nonnegative(zeroOrMore);
const wholePositive = z.number(whole).int(whole).positive(whole);
const wholeOrZero = z.number(wholeFrom0).int(wholeFrom0).nonnegative(wholeFrom0);

/** As YAML 1.1 has them, which Timeloop reads. */
const trueWords = ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'];
const falseWords = ['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'];
const words = z.enum([...trueWords, ...falseWords]).transform(isTrue);
const flag = z.union([z.boolean(), words], 'true or false');

/** Whether an attribute, as it is written, says yes. */
export function isTrue(value: unknown): boolean {
  return value === true || trueWords.some((word) => word === value);
}

/** Attributes of a storage component that the model uses, with Timeloop's defaults. Others are for cost plugins. */
export const storageAttributes = z.object({
  datawidth: wholePositive.default(16).describe('Bits of one word.'),
  width: wholePositive.optional().describe('Bits of one access. Without it an access moves `block_size` words.'),
  depth: wholeOrZero.optional().describe('Accesses that it takes to fill the memory; capacity = depth x block size.'),
  entries: wholeOrZero.optional().describe('Capacity in words.'),
  sizeKB: nonNegative.optional().describe('Capacity in units of 1024 bytes.'),
  block_size: wholePositive.optional().describe('Words of one access.'),
  cluster_size: wholePositive.optional().describe('Memories that are read together as one.'),
  n_banks: positive.default(2),
  n_ports: positive.default(2),
  read_bandwidth: positive.optional().describe('Words per cycle and instance.'),
  write_bandwidth: positive.optional().describe('Words per cycle and instance.'),
  shared_bandwidth: positive.optional().describe('Of reads and writes together, words per cycle and instance.'),
  bandwidth: positive.optional().describe("Half for reads, half for writes; Timeloop's older name."),
  per_dataspace_bandwidth_consumption_scale: z
    .record(z.string(), nonNegative, 'a map from dataspace to weight')
    .default({})
    .describe("Weight of a dataspace's traffic against the bandwidths."),
  multiple_buffering: positive.default(1).describe('2 keeps two tiles, one in use and one on its way.'),
  min_utilization: z
    .number(share)
    .min(0, share)
    .max(1, share)
    .default(0)
    .describe('Share of the capacity that a mapping must use.'),
  metadata_datawidth: wholeOrZero.default(0).describe('Bits of one word of metadata.'),
  metadata_storage_width: wholeOrZero.default(0).describe('Bits of one access to metadata.'),
  metadata_storage_depth: wholeOrZero.default(0).describe('Accesses that it takes to fill the storage of metadata.'),
  decompression_supported: flag
    .default(false)
    .describe('Whether tensors that come compressed can be kept as plain words.'),
  compression_supported: flag.default(false).describe('Whether outputs can be compressed on their way outwards.'),
  allow_overbooking: flag
    .default(false)
    .describe('Whether compressed tiles may be kept that do not always fit; what does not is read from outside.'),
  reduction_supported: flag
    .default(true)
    .describe('Whether outputs are added up here; if not, updates read them back.'),
  has_power_gating: flag.default(false),
  power_gated_at: z
    .string('the name of a level')
    .nullish()
    .describe('Name of the level whose gate switches this one off.'),
  network_fill_latency: nonNegative.default(0).describe('Cycles before the first word arrives.'),
  network_drain_latency: nonNegative.default(0).describe('Cycles until the last word is out.'),
});

export type StorageAttributes = z.infer<typeof storageAttributes>;

/** Attributes of networks, which containers hand down. */
export const networkAttributes = z.object({
  energy_per_hop: nonNegative.optional().describe('pJ per word and hop.'),
  router_energy: nonNegative.default(0).describe('pJ per word and router.'),
  energy_per_ingress: nonNegative.default(0).describe('pJ per word that enters the network.'),
  wire_energy: nonNegative.default(0).describe('pJ per bit and mm; a hop is as long as a tile is wide.'),
  tile_width: nonNegative.optional().describe('um; without it the root of the area of a tile.'),
  network_word_bits: wholePositive.optional().describe('Bits of one word on the wire; datawidth where not given.'),
  datawidth: wholePositive.optional(),
});

/** Which components are the networks of a level; those after `network_update` say what the levels inside expect. */
export const connectionAttributes = z.object({
  network_read: name.optional().describe('Network that words go inwards through.'),
  network_update: name.optional().describe('Network that outputs go outwards through.'),
  network_fill: name.optional(),
  network_drain: name.optional(),
  network_operand: name.optional(),
  network_result: name.optional(),
});

/** Attributes of network components beside `networkAttributes`. */
export const networkComponentAttributes = networkAttributes.extend({
  fill_latency: nonNegative.default(0).describe('Cycles, for each direction that it is used in.'),
  drain_latency: nonNegative.default(0),
  adder_energy: nonNegative.default(0).describe('pJ of one addition in a ReductionTree.'),
  action_name: z.string('the name of an action').optional().describe('Action of its ERT table, of a SimpleMulticast.'),
  multicast_factor_argument: z
    .string('the name of an argument')
    .optional()
    .describe('Argument of the action that tells how many children a word goes to.'),
  per_datatype_ERT: z.unknown().optional().describe('Given: the actions are named ACTION_DATASPACE.'),
  network_type: z.string().optional(),
});

/** Names of the model's attributes, for spotting misspelt ones. */
export const MODEL_ATTRIBUTES: readonly string[] = [
  ...Object.keys(storageAttributes.shape),
  ...Object.keys(networkAttributes.shape),
  ...Object.keys(connectionAttributes.shape),
];

/** Attributes that Accelergy's plugins read: close in name to the model's, and meant. */
export const COST_ATTRIBUTES: readonly string[] = [
  ...[
    'n_rdwr_ports',
    'n_rw_ports',
    'n_rd_ports',
    'n_wr_ports',
    'n_words',
    'nports',
    'nbanks',
    'band_width',
    'update_fifo_depth',
    'action_latency_cycles',
  ],
  'metadata_block_size',
  ...Object.keys(networkComponentAttributes.shape),
];

/** Names that files have for an attribute. Where several are given, the first holds, in the order in which Timeloop looks for them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  datawidth: ['word_bits', 'word_width', 'datawidth', 'data_width'],
  block_size: ['block_size', 'n_words'],
  width: ['width', 'memory_width', 'data_storage_width'],
  depth: ['depth', 'memory_depth', 'data_storage_depth'],
  metadata_datawidth: ['metadata_datawidth', 'metadata_word_bits'],
  metadata_storage_width: ['metadata_storage_width', 'metadata_width'],
  metadata_storage_depth: ['metadata_storage_depth', 'metadata_depth'],
  n_ports: ['num_ports', 'n_ports'],
  n_banks: ['num_banks', 'n_banks'],
};

const NAME_OF = new Map(
  Object.entries(NAMES).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);

/** With the names of `storageAttributes`: `word-bits` and `word_bits` become `datawidth`. */
export function canonicalAttributes(attributes: Attributes): Record<string, AttributeValue> {
  const canonical: Record<string, AttributeValue> = {};
  const ranks: Record<string, number> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const underscored = key.replaceAll('-', '_');
    const name = canonicalName(key);
    const rank = NAMES[name]?.indexOf(underscored) ?? 0;
    const isFirst = rank < (ranks[name] ?? Number.POSITIVE_INFINITY);
    // Written with `_` and with `-`, the former holds.
    if (!isFirst && !(rank === ranks[name] && key === underscored)) continue;
    canonical[name] = value;
    ranks[name] = rank;
  }
  return canonical;
}

export function canonicalName(key: string): string {
  const underscored = key.replaceAll('-', '_');
  return NAME_OF.get(underscored) ?? underscored;
}
