import {
  ATTRIBUTE_HOLDERS,
  ATTRIBUTE_USES,
  type AttributeHolder,
  type Diagnostic,
  loadSpecification,
  SpecError,
} from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from './evaluator.ts';

/** Two values that differ in what the attribute does, and what else its part needs. */
interface Change {
  readonly values: readonly [string, string];
  readonly beside?: string;
  /** What the memory does about zeros, and the one outside it. */
  readonly sparse?: string;
  readonly sparseOutside?: string;
}

const change = (a: string | number, b: string | number, beside?: string): Change => ({
  values: [`${a}`, `${b}`],
  ...(beside !== undefined && { beside }),
});

const sized = 'depth: 64';

/** Of attributes that count where a part, or one outside it, keeps a tensor compressed. */
const compressed = (dataspace: string, ranks: number) =>
  `representation_format: {data_spaces: [{name: ${dataspace}, ranks: [${Array(ranks).fill('{format: CP}').join(', ')}]}]}`;
const wired = 'wire_energy: 0.5';

/** A case for each attribute that there is: one that is new has none, and fails. */
const CHANGES: Readonly<Record<keyof typeof ATTRIBUTE_USES, Change>> = {
  datawidth: change(8, 16, 'width: 32, depth: 64'),
  width: change(16, 32, sized),
  depth: change(64, 2),
  entries: change(64, 2),
  sizeKB: change(1, 0.001),
  block_size: change(1, 4, 'entries: 64'),
  cluster_size: change(1, 2, 'width: 32, depth: 64'),
  n_banks: change(1, 4, sized),
  n_ports: change(1, 2, sized),
  read_bandwidth: change(8, 0.125, sized),
  write_bandwidth: change(8, 0.125, sized),
  shared_bandwidth: change(8, 0.125, sized),
  bandwidth: change(8, 0.125, sized),
  per_dataspace_bandwidth_consumption_scale: change('{A: 1}', '{A: 9}', 'depth: 64, read_bandwidth: 1'),
  multiple_buffering: change(1, 32, sized),
  min_utilization: change(0, 1, sized),
  reduction_supported: change('true', 'false', 'depth: 64, energy_per_ingress: 1'),
  has_power_gating: change('false', 'true', sized),
  power_gated_at: change('Buffer', 'DRAM', sized),
  network_fill_latency: change(0, 7, sized),
  network_drain_latency: change(0, 7, sized),
  metadata_datawidth: {
    ...change(4, 8, `${sized}, metadata_storage_width: 64, metadata_storage_depth: 64`),
    sparse: compressed('A', 3),
  },
  metadata_storage_width: {
    ...change(1, 64, `${sized}, metadata_datawidth: 4, metadata_storage_depth: 64`),
    sparse: compressed('A', 3),
  },
  metadata_storage_depth: {
    ...change(1, 64, `${sized}, metadata_datawidth: 4, metadata_storage_width: 8`),
    sparse: compressed('A', 3),
  },
  decompression_supported: {
    ...change('false', 'true', `${sized}, compression_supported: true`),
    sparseOutside: compressed('A', 3),
  },
  compression_supported: {
    ...change('false', 'true', `${sized}, decompression_supported: true`),
    sparseOutside: compressed('Z', 3),
  },
  allow_overbooking: {
    ...change('false', 'true', `${sized}, metadata_datawidth: 4, metadata_storage_width: 8, metadata_storage_depth: 1`),
    sparse: compressed('A', 3),
  },
  vector_access_energy: change(0, 3, sized),
  addr_gen_energy: change(0, 3, sized),
  cluster_area: change(0, 3, sized),
  tile_partition_supported: change('false', 'true', sized),
  concordant_compressed_tile_traversal: change('false', 'true', sized),
  energy_per_hop: change(0, 1, sized),
  router_energy: change(0, 1, sized),
  energy_per_ingress: change(0, 1, sized),
  wire_energy: change(0, 1, sized),
  tile_width: change(5, 10, wired),
  network_word_bits: change(8, 16, wired),
  network_read: change('null', 'Other', sized),
  network_update: change('null', 'Other', sized),
  network_fill: change('null', 'Other', sized),
  network_drain: change('null', 'Other', sized),
  network_operand: change('null', 'Other'),
  network_result: change('null', 'Other'),
  fill_latency: change(0, 9),
  drain_latency: change(0, 9),
  adder_energy: change(0, 1),
  action_name: change('transfer', 'send'),
  multicast_factor_argument: change('children', 'others'),
  per_datatype_ERT: change('null', 'true'),
  network_type: change('"1:N"', '"M:N"'),
};

const NETWORK_CLASSES = {
  hops: 'Legacy',
  'reduction-tree': 'ReductionTree',
  multicast: 'SimpleMulticast',
} as const;

/** What a part of its kind cannot do without. */
const NEEDED: Readonly<Partial<Record<AttributeHolder, Readonly<Record<string, string>>>>> = {
  multicast: { action_name: 'transfer', multicast_factor_argument: 'children' },
  'reduction-tree': { wire_energy: '0.5' },
  hops: { wire_energy: '0.5' },
};

const PROBLEM = `problem:
  version: 0.4
  shape:
    name: gemm
    dimensions: [M, N, K]
    data_spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read_write: true}
  instance: {M: 8, N: 4, K: 12}
mapping:
- {target: DRAM, type: temporal, factors: [M=2, N=1, K=2], permutation: [K, M, N]}
- {target: Lane, type: spatial, factors: [N=2], permutation: [N, M, K], split: 3}
- {target: Buffer, type: temporal, factors: [N=2], permutation: [K, M, N]}
- {target: Unit, type: spatial, factors: [M=2, K=2], permutation: [M, K, N], split: 3}
- {target: Registers, type: temporal, factors: [M=2, N=1, K=3], permutation: [K, M, N]}
ERT:
  version: 0.4
  tables:
  - name: Net
    actions:
    - {name: transfer, arguments: {children: 1, others: 2}, energy: 1}
    - {name: transfer, arguments: {children: 2, others: 1}, energy: 3}
    - {name: transfer_B, arguments: {children: 2, others: 1}, energy: 7}
    - {name: send, energy: 5}
`;

/** A design with attributes at a part of the kind, which stands in line `PART`. */
function architecture(holder: AttributeHolder, attributes: string, { sparse, sparseOutside }: Partial<Change>): string {
  const network = NETWORK_CLASSES[holder as keyof typeof NETWORK_CLASSES];
  const parts: Readonly<Record<AttributeHolder, string>> = {
    memory: `name: Buffer, class: SRAM${sparse ? `, sparse_optimizations: {${sparse}}` : ''}`,
    fanout: 'name: Unit, spatial: {meshX: 8}',
    compute: 'name: MAC, class: intmac',
    hops: `name: Net, class: ${network}`,
    'reduction-tree': `name: Net, class: ${network}`,
    multicast: `name: Net, class: ${network}`,
  };
  const part = `  - ${holder === 'fanout' ? '!Container' : '!Component'} {${parts[holder]}, attributes: {${attributes}}}`;
  const connects = network && (holder === 'reduction-tree' ? 'network_update: Net' : 'network_read: Net');
  const elsewhere = 'network_read: Other, network_update: Other';
  const lines = [
    'architecture:',
    '  version: 0.4',
    '  nodes:',
    ...(network ? [part] : ['  # no network']),
    '  - !Component {name: Other, class: Legacy, attributes: {energy_per_hop: 2}}',
    '  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 32}, sparse_optimizations: {PLACE}}'.replace(
      'PLACE',
      sparseOutside ?? '',
    ),
    '  - !Container {name: Lane, spatial: {meshX: 3}}',
    holder === 'memory' ? part : '  - !Component {name: Buffer, class: SRAM, attributes: {depth: 64}}',
    holder === 'fanout' ? part : `  - !Container {name: Unit, spatial: {meshX: 8}, attributes: {${connects ?? ''}}}`,
    `  - !Component {name: Registers, class: SRAM, attributes: {depth: 64, decompression_supported: true, ${connects ? elsewhere : ''}}}`,
    holder === 'compute' ? part : '  - !Component {name: MAC, class: intmac}',
  ];
  return `${lines.join('\n')}\n`;
}

const PART: Readonly<Record<AttributeHolder, number>> = {
  memory: 8,
  fanout: 9,
  compute: 11,
  hops: 4,
  'reduction-tree': 4,
  multicast: 4,
};

const energyPj = { read: 3, write: 5, update: 7, leak: 0.5, compute: 1 };

/** What a design with these attributes comes to: figures and what cost plugins see, or the messages about the part. */
function outcome(
  holder: AttributeHolder,
  attribute: string,
  value: string,
  { beside = '', ...sparse }: Partial<Change>,
) {
  const needed = Object.entries(NEEDED[holder] ?? {}).flatMap(([key, text]) =>
    key === attribute ? [] : [`${key}: ${text}`],
  );
  const attributes = [...needed, ...(beside === '' ? [] : [beside]), `${attribute}: ${value}`].join(', ');
  const own = ({ location, message }: Diagnostic) =>
    location?.line === PART[holder] && new RegExp(`\\b${attribute} `).test(message);
  try {
    const sources = [architecture(holder, attributes, sparse), PROBLEM].map((text, index) => ({
      file: `${index}.yaml`,
      text,
    }));
    const { specification, warnings } = loadSpecification(sources);
    const { problem, architecture: built, mapping } = specification;
    const costs = { levels: built.levels.map(() => ({ energyPj, areaUm2: 100 })), compute: { energyPj, areaUm2: 50 } };
    const figures = compileEvaluator(problem, built, costs).analyse(mapping!.mapping);
    const shown = [built.compute, ...built.levels].map((part) => part.attributes);
    return { figures, shown, messages: warnings.filter(own).map(({ code }) => code) };
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return { messages: error.diagnostics.filter(own).map(({ code }) => code) };
  }
}

describe.each(ATTRIBUTE_HOLDERS)('every attribute that is known has an effect on a %s, or a message', (holder) => {
  // What a fan-out has no use for it hands down.
  const known = Object.entries(ATTRIBUTE_USES).filter(([, uses]) => holder !== 'fanout' || uses.fanout !== undefined);

  test.each(known)('%s', (attribute, uses) => {
    const { values, ...others } = CHANGES[attribute as keyof typeof CHANGES];
    const [before, after] = values.map((value) =>
      outcome(
        holder,
        attribute,
        value,
        holder === 'memory'
          ? others
          : holder in NETWORK_CLASSES || others.beside === undefined
            ? {}
            : { beside: others.beside },
      ),
    );
    switch (uses[holder]) {
      case 'model':
        expect([before.messages, after.messages]).toEqual([[], []]);
        expect(after.figures).not.toEqual(before.figures);
        break;
      case 'costs':
        expect([before.messages, after.messages]).toEqual([[], []]);
        expect(after.figures).toEqual(before.figures);
        expect(after.shown).not.toEqual(before.shown);
        break;
      case 'agrees':
        expect([before.messages, after.messages]).toEqual([[], ['attribute-conflict']]);
        break;
      case 'refused':
        expect([before.messages, after.messages]).toEqual([[], ['not-modelled']]);
        break;
      default:
        expect(after.messages).toEqual(['no-effect']);
        expect(after.figures).toEqual(before.figures);
    }
  });
});
