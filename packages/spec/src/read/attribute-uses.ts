import type {
  connectionAttributes,
  networkAttributes,
  networkComponentAttributes,
  storageAttributes,
} from './storage-attributes.ts';

/** Parts whose attributes are read. A container hands its own down; where it makes copies, the network to them is its own. */
export const ATTRIBUTE_HOLDERS = ['memory', 'fanout', 'compute', 'hops', 'reduction-tree', 'multicast'] as const;
export type AttributeHolder = (typeof ATTRIBUTE_HOLDERS)[number];

/**
 * What an attribute does at a part. `model`: figures follow from it. `costs`: the model has no use for it, but shows it to cost
 * plugins. `agrees`: it must name what the part outside names. `refused`: it would change figures in a way that is not modelled.
 */
export type AttributeUse = 'model' | 'costs' | 'agrees' | 'refused';

/** Where it is missing for a part, the attribute has no effect there, and a warning says so. */
type Uses = Readonly<Partial<Record<AttributeHolder, AttributeUse>>>;

type Attribute =
  | keyof typeof storageAttributes.shape
  | keyof typeof networkAttributes.shape
  | keyof typeof connectionAttributes.shape
  | keyof typeof networkComponentAttributes.shape
  | keyof typeof NOT_MODELLED
  | 'concordant_compressed_tile_traversal';

/** Attributes by which Timeloop changes figures and this model does not, each with a way out. */
export const NOT_MODELLED = {
  vector_access_energy: 'give the energies of read, write and update in an ERT',
  addr_gen_energy: 'add it to the energies of read, write and update in an ERT',
  cluster_area: 'give the area of one memory in an ART',
  // Timeloop stops at it, too.
  tile_partition_supported:
    'write the ranks of the memory inside as the inner ranks here, and tiles are cut beforehand',
} as const;

const memory: Uses = { memory: 'model' };
const size: Uses = { memory: 'model', compute: 'costs' };
const costs: Uses = { memory: 'costs', compute: 'costs' };
const refused: Uses = { memory: 'refused' };
const connection: Uses = { memory: 'model', fanout: 'model' };
const entry: Uses = { ...connection, hops: 'model' };
// A memory has one child, and no hop to it.
const hop: Uses = { fanout: 'model', hops: 'model' };
const wire: Uses = { ...hop, 'reduction-tree': 'model' };
const latency: Uses = { hops: 'model', 'reduction-tree': 'model', multicast: 'model' };
const multicast: Uses = { multicast: 'model' };

/** Every attribute that the readers know, and what it does: a new one says so here, or does not compile. */
export const ATTRIBUTE_USES: Readonly<Record<Attribute, Uses>> = {
  datawidth: { ...wire, ...size },
  width: size,
  depth: size,
  entries: size,
  sizeKB: size,
  block_size: size,
  cluster_size: size,
  n_banks: costs,
  n_ports: costs,
  read_bandwidth: memory,
  write_bandwidth: memory,
  shared_bandwidth: memory,
  bandwidth: memory,
  per_dataspace_bandwidth_consumption_scale: memory,
  multiple_buffering: memory,
  min_utilization: memory,
  reduction_supported: memory,
  has_power_gating: memory,
  power_gated_at: memory,
  network_fill_latency: memory,
  network_drain_latency: memory,
  metadata_datawidth: memory,
  metadata_storage_width: memory,
  metadata_storage_depth: memory,
  decompression_supported: memory,
  compression_supported: memory,
  allow_overbooking: memory,
  vector_access_energy: refused,
  addr_gen_energy: refused,
  cluster_area: refused,
  tile_partition_supported: refused,
  // Timeloop reads it, and goes by it nowhere.
  concordant_compressed_tile_traversal: {},
  energy_per_hop: hop,
  router_energy: entry,
  energy_per_ingress: entry,
  wire_energy: wire,
  tile_width: wire,
  network_word_bits: wire,
  network_read: connection,
  network_update: connection,
  network_fill: { memory: 'agrees' },
  network_drain: { memory: 'agrees' },
  network_operand: { compute: 'agrees' },
  network_result: { compute: 'agrees' },
  fill_latency: latency,
  // Timeloop takes `fill_latency` for both directions.
  drain_latency: {},
  adder_energy: { 'reduction-tree': 'model' },
  action_name: multicast,
  multicast_factor_argument: multicast,
  per_datatype_ERT: multicast,
  network_type: { hops: 'refused' },
};

/** Why an attribute has no effect at a part. */
export const WITHOUT_EFFECT: Readonly<Record<Exclude<AttributeHolder, 'fanout'>, string>> = {
  memory: 'a memory has no use for it',
  compute: 'a compute unit has no use for it',
  hops: 'a network of hops has no use for it',
  'reduction-tree': 'a ReductionTree has no use for it',
  multicast: 'a SimpleMulticast costs what its table says',
};
