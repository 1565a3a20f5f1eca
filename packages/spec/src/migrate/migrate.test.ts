import { expect, test } from 'vitest';
import { plainSpecification } from '../../test/plain-specification.ts';
import { loadSpecification, migrateSources, type SourceText, type Specification } from '../index.ts';

const ARCHITECTURE = `# an older file
architecture:
  version: 0.3
  subtree:
  - name: system
    attributes: {technology: 45nm, lanes: 4}
    local:
    - {name: DRAM, class: DRAM, attributes: {word-bits: 16, block-size: 4}}
    - name: Buffer
      class: SRAM
      attributes: {width: 16 * lanes, depth: 128, word-bits: 16, energy_per_hop: 0.5, router_energy: 0.25}
    subtree:
    - name: PE[0..7]
      local:
      - {name: RF, class: regfile, attributes: {depth: 12, width: 16, datawidth: 16, meshX: 4}}
      - {name: MAC, class: intmac, attributes: {meshX: 4}}
`;

const OTHERS = `problem:
  version: 0.3
  shape:
    name: gemm
    dimensions: [M, N, K]
    data-spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read-write: True}
  instance: {M: 8, N: 4, K: 12}
mapping:
- {target: Buffer, type: spatial, factors: M4 N2 K1, permutation: MNK, split: 1}
- {target: DRAM, type: temporal, factors: "M=2 N=2 K=12", permutation: KNM}
- {target: RF, type: datatype, keep: [A, Z], bypass: [B]}
architecture_constraints:
  targets:
  - name: DRAM
    constraints:
    - {type: temporal, attributes: {factors: K=12, permutation: K_M}}
    - {type: bypass, attributes: {keep: [A, B, Z]}}
ERT:
  version: 0.2
  tables:
    system.DRAM: {read: 64, write: [{arguments: {address: 0}, energy: 60}, {arguments: {address: 1}, energy: 64}]}
    system.PE[0..7].MAC: {mac: {energy: 0.5}}
ART:
  system.DRAM: {area: 100}
  system.PE.MAC: 2.5
`;

const sources: SourceText[] = [
  { file: 'arch.yaml', text: ARCHITECTURE },
  { file: 'others.yaml', text: OTHERS },
];

test('older files as v0.4', async () => {
  const text = migrateSources(sources).map((file) => `# ${file.file}\n${file.text}`);
  await expect(text.join('\n')).toMatchFileSnapshot('../../test/migrated.yaml');
});

test('they say the same', () => {
  const before = loadSpecification(sources).specification;
  const after = loadSpecification(migrateSources(sources)).specification;
  expect(plainSpecification(after)).toEqual(plainSpecification(before));
  const attributes = (specification: Specification) =>
    specification.architecture.levels.map(({ name, attributes: { technology, depth, width } }) => [
      name,
      technology,
      depth,
      width,
    ]);
  expect(attributes(after)).toEqual(attributes(before));
});

test('the first form says the same, too', () => {
  const first = `arch:
  arithmetic: {instances: 16, meshX: 4, word-bits: 8}
  storage:
  - {name: RF, instances: 8, meshX: 4, entries: 12, word-bits: 8, cluster-size: 4}
  - {name: Buffer, instances: 1, sizeKB: 1, word-bits: 16, block-size: 2, energy_per_hop: 0.5, router_energy: 0.25}
  - {name: DRAM, technology: DRAM, instances: 1, word-bits: 16, block-size: 4, bandwidth: 4}
`;
  const picked = `mapspace:
  constraints: one
  constraints_one: [{target: Buffer, type: spatial, factors: M<=4}]
  constraints_other: [{target: Buffer, type: spatial, factors: M<=2}]
`;
  const old = [{ file: 'arch.yaml', text: first }, { file: 'space.yaml', text: picked }, sources[1]!];
  const migrated = migrateSources(old);
  expect(migrated.map(({ text }) => text).join('')).not.toMatch(/storage:|arithmetic:|instances|technology|_o/);
  expect(plainSpecification(loadSpecification(migrated).specification)).toEqual(
    plainSpecification(loadSpecification(old).specification),
  );
});

test('a shape of its own file stands in the problem that names it', () => {
  const shape = 'shape: {name: sum, dimensions: [C], data-spaces: [{name: Z, projection: [[]], read-write: True}]}\n';
  const old = [
    { file: 'layer.yaml', text: 'problem: {shape: sum, instance: {C: 4}}\n' },
    { file: 'shapes/sum.yaml', text: shape },
  ];
  const migrated = migrateSources(old);
  expect(migrated.map(({ file }) => file)).toEqual(['layer.yaml']);
  expect(migrated[0]!.text).toMatch(/name: sum[\s\S]*data_spaces[\s\S]*read_write/);
  const alone = migrateSources([old[1]!, { file: 'two.yaml', text: shape.replace('sum', 'two') }]);
  expect(alone.map(({ file }) => file)).toEqual(['shapes/sum.yaml', 'two.yaml']);
  expect(alone[1]!.text).toMatch(/^shape:\n {2}name: two[\s\S]*data_spaces/);
});

test('files without a problem keep factors as they are written', () => {
  const [file] = migrateSources([
    {
      file: 'map.yaml',
      text: 'mapping: [{type: bypass, target: DRAM, keep: [A]}, {target: A, type: temporal, factors: M4 N2}]',
    },
  ]);
  expect(file!.text).toBe(
    'mapping:\n  - {target: DRAM, type: dataspace, keep: [A]}\n  - {target: A, type: temporal, factors: M4 N2}\n',
  );
});

test('what is v0.4 stays, tags and text in quotes too', () => {
  const text = `architecture:
  version: 0.4
  nodes:
    - !Container
      name: A
    - !Parallel
      nodes:
        - !Component
          name: B
          attributes: {depth: 2 * 8, technology: "45nm", cycle: 1e-9}
        - !Component
          name: C
          attributes:
            depth: max(1, 2)
            note: "a, b"
        - !Nothing
          constraints: {dataspace: {keep: [X]}}
`;
  expect(migrateSources([{ file: 'arch.yaml', text }])).toEqual([{ file: 'arch.yaml', text }]);
});

test('problems of the files come with their places', () => {
  const text = ARCHITECTURE.replace('clas', 'klas');
  expect(() => migrateSources([{ file: 'arch.yaml', text }])).toThrow(/arch.yaml:8:\d+: error unknown-key/);
});

test('a shape that Timeloop brings is written out, and old names of sections are not kept', () => {
  const old = [
    { file: 'arch.yaml', text: ARCHITECTURE.replace('architecture:', 'arch:') },
    { file: 'layer.yaml', text: 'problem: {shape: cnn-layer, R: 3, S: 1, P: 8, Q: 1, C: 4, K: 2, N: 1, Wstride: 2}' },
  ];
  const migrated = migrateSources(old);
  expect(migrated[0]!.text).toMatch(/^architecture:/);
  expect(migrated[1]!.text).toMatch(/dimensions: \[ *R, S, P, Q, C, K, N *\]/);
  expect(plainSpecification(loadSpecification(migrated).specification)).toEqual(
    plainSpecification(loadSpecification(old).specification),
  );
});

function wires(outside: string, inside: string): SourceText[] {
  const tree = ARCHITECTURE.replace('block-size: 4', `block-size: 4, ${outside}`)
    .replace('name: Buffer\n', 'name: "Buffer[0..1]"\n')
    .replace('energy_per_hop: 0.5, router_energy: 0.25', inside);
  return [{ file: 'arch.yaml', text: tree.replace('lanes: 4', 'lanes: 4, tile: 20') }];
}

test('an energy per hop outside wires becomes that of a wire: containers hand it down', () => {
  const [{ text }] = migrateSources(wires('energy_per_hop: 3', 'wire_energy: 0.5, tile_width: tile')) as [SourceText];
  const outer = text.slice(text.indexOf('meshX: 2'));
  expect(outer).toMatch(/^meshX: 2[^!]*wire_energy: 3[^!]*tile_width: 1000/);
  expect(text).toMatch(
    /name: PE\n.*\n *attributes: \{router_energy: 0, wire_energy: 0.5, tile_width: 20, network_word_bits: 16}/,
  );
});

test('what a container would hand down to a level without it is refused', () => {
  const sources = wires('energy_per_hop: 3', 'wire_energy: 0.5');
  expect(() => migrateSources(sources)).toThrow(
    /arch.yaml:15:16: error cannot-migrate: "PE" cannot be written in v0.4: a container outside hands tile_width down/,
  );
});
