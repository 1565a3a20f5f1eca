import { ARCHITECTURE, MAPPING, PROBLEM } from './tiny-design.ts';

/** A mistake that people make, in one file of an otherwise sound input. */
export interface Mistake {
  readonly title: string;
  readonly file:
    | 'arch.yaml'
    | 'problem.yaml'
    | 'mapping.yaml'
    | 'constraints.yaml'
    | 'ERT.yaml'
    | 'costs.csv'
    | 'other.yaml';
  readonly text: string;
}

const sound = { 'arch.yaml': ARCHITECTURE, 'problem.yaml': PROBLEM, 'mapping.yaml': MAPPING } as const;

function slip(title: string, file: keyof typeof sound, from: string, to: string): Mistake {
  if (!sound[file].includes(from)) throw new Error(`${file} has no ${from}`);
  return { title, file, text: sound[file].replace(from, to) };
}

function target(title: string, entry: string): Mistake {
  return { title, file: 'constraints.yaml', text: `constraints:\n  targets:\n  - {${entry}}\n` };
}

function override(title: string, overrides: string): Mistake {
  return { title, file: 'other.yaml', text: `overrides: ${overrides}\n` };
}

/** Of the class, named by the memory, and perhaps by the fan-out around it. */
function network(title: string, componentClass: string, buffer: string, lane = ''): Mistake {
  const text = ARCHITECTURE.replace(
    '  - !Container\n    name: Lane',
    `  - !Component {name: Net, class: ${componentClass}}\n$&`,
  )
    .replace('spatial: {meshX: 4}', `$&\n    attributes: {${lane}}`)
    .replace('depth: 64', `depth: 64, ${buffer}`);
  return { title, file: 'arch.yaml', text };
}

const BRANCHES = (first: string, second: string): string => `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Parallel
    nodes:
    - !Component {name: Left, class: SRAM, attributes: {depth: 8}, constraints: {dataspace: {keep: [${first}]}}}
    - !Component {name: Right, class: SRAM, attributes: {depth: 8}, constraints: {dataspace: {keep: [${second}]}}}
  - !Component {name: MAC, class: intmac}
`;

export const MISTAKES: readonly Mistake[] = [
  // Files
  { title: 'an empty file', file: 'other.yaml', text: '' },
  { title: 'a file that is no map', file: 'other.yaml', text: '- DRAM\n- SRAM\n' },
  slip('a bracket that is not closed', 'problem.yaml', 'dimensions: [M, N, K]', 'dimensions: [M, N, K'),
  slip('a name with a line end', 'arch.yaml', 'name: Buffer', 'name: "Buf\\nfer"'),
  slip('a tab', 'problem.yaml', '    name: gemm', '\tname: gemm'),
  {
    title: 'a Jinja template',
    file: 'other.yaml',
    text: "components:\n  classes: {{include_all('components/*.yaml')}}\n",
  },
  {
    title: "Timeloop's first format",
    file: 'other.yaml',
    text: 'problem =\n{\n  R = 3;\n  S = 3;\n};\n',
  },
  {
    title: "Timeloop's first format with colons",
    file: 'other.yaml',
    text: '# sizes\nproblem :\n{\n  R = 3;\n};\n',
  },
  {
    title: 'a function in Python',
    file: 'other.yaml',
    text: 'globals: {expression_custom_functions: [encoding.py]}\nvariables: {AVERAGE: encode(3), HALF: AVERAGE / 2}\nmaping: []\n',
  },
  { title: 'a section that does not exist', file: 'other.yaml', text: 'archtecture: {version: 0.4, nodes: []}\n' },
  slip('a key given twice', 'problem.yaml', '    name: gemm', '    name: gemm\n    name: product'),
  slip('a key given twice with one value', 'problem.yaml', '    name: gemm', '    name: gemm\n    name: gemm'),
  {
    title: 'the result of a search that found nothing',
    file: 'other.yaml',
    text: '{"best": null, "mapping": null, "search": {"stopped": "timeout"}}\n',
  },
  {
    title: 'the result of a network',
    file: 'other.yaml',
    text: '{"network": "ResNet-18", "layers": [{"name": "conv1", "mapping": []}], "search": {"distinct": 1}}\n',
  },
  { title: 'an alias without anchor', file: 'other.yaml', text: 'ERT: {Buffer: *costs}\n' },
  {
    title: 'the result of a study',
    file: 'other.yaml',
    text: '{"study": "buffers", "points": [{"index": 0, "state": "done"}], "front": [0]}\n',
  },
  { title: 'two designs at once', file: 'other.yaml', text: ARCHITECTURE.replace('name: Buffer', 'name: Cache') },
  { title: 'two layers at once', file: 'other.yaml', text: PROBLEM.replace('M: 8', 'M: 16') },
  { title: 'two files that contradict each other', file: 'other.yaml', text: 'problem: {instance: {M: 16}}\n' },
  slip('a version that is not read', 'arch.yaml', 'version: 0.4', 'version: 0.5'),
  slip('a stride beyond counting', 'problem.yaml', '[[M]]', '[[M, 1000000000000000]]'),
  // Architecture
  slip('a misspelt key', 'arch.yaml', 'class: SRAM', 'clas: SRAM'),
  slip('a node without tag', 'arch.yaml', '- !Container\n    name: Lane', '- name: Lane'),
  slip('a misspelt tag', 'arch.yaml', '!Container\n    name: Lane', '!Conainer\n    name: Lane'),
  slip(
    'an axis of an array in two directions',
    'arch.yaml',
    '- !Container\n    name: Lane\n    spatial: {meshX: 4}',
    '- !ArrayContainer\n    name: Lane\n    spatial: {meshX: 2, meshY: 2}',
  ),
  slip('two parts of one name', 'arch.yaml', 'name: Buffer', 'name: DRAM'),
  slip('an architecture without compute unit', 'arch.yaml', '  - !Component\n    name: MAC\n    class: intmac\n', ''),
  {
    title: 'an architecture in two forms',
    file: 'arch.yaml',
    text: `${ARCHITECTURE}  storage: [{name: DRAM, instances: 1}]\n`,
  },
  {
    title: 'a list of storage without counts',
    file: 'arch.yaml',
    text: 'arch:\n  arithmetic: {instances: 4}\n  storage:\n  - {name: DRAM, technology: DRAM}\n',
  },
  slip('two sizes', 'arch.yaml', 'depth: 64', 'depth: 64, entries: 64'),
  slip('a width that Timeloop does not read', 'arch.yaml', '{datawidth: 8, width: 32}', '{data_width: 8, width: 32}'),
  slip('a width that its cluster leaves no word of', 'arch.yaml', 'width: 16', 'width: 16, cluster_size: 4'),
  slip(
    'a class that says nothing',
    'arch.yaml',
    'class: SRAM\n    attributes: {datawidth: 8, width: 16, depth: 64}',
    'class: scratchpad',
  ),
  slip('a misspelt attribute', 'arch.yaml', 'depth: 64', 'dephth: 64'),
  slip('an attribute of the wrong type', 'arch.yaml', 'depth: 64', 'depth: "64 lines"'),
  slip('a width that holds no whole words', 'arch.yaml', 'width: 16', 'width: 12'),
  slip('a size given twice', 'arch.yaml', 'depth: 64', 'depth: 64, sizeKB: 1'),
  slip('arithmetic over a name that does not exist', 'arch.yaml', 'depth: 64', 'depth: 2 * datawith'),
  slip('division by zero', 'arch.yaml', 'depth: 64', 'depth: 64 / (datawidth - 8)'),
  slip('half a copy', 'arch.yaml', 'meshX: 4', 'meshX: 9 / 2'),
  { title: 'a dataspace kept in two branches', file: 'arch.yaml', text: BRANCHES('A, B', 'B, Z') },
  { title: 'a dataspace kept in no branch', file: 'arch.yaml', text: BRANCHES('A', 'B') },
  slip(
    'a saving without conditions',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {action_optimization: [{type: skipping, target: A}]}',
  ),
  slip(
    'a format of a tensor that does not exist',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {representation_format: {data_spaces: [{name: a, ranks: [{format: CP}]}]}}',
  ),
  slip(
    'a rank of a dimension that does not exist',
    'arch.yaml',
    'class: SRAM',
    `class: SRAM
    sparse_optimizations:
      representation_format:
        data_spaces: [{name: A, ranks: [{format: CP, flattened_rankIDs: [[M, k]]}]}]`,
  ),
  slip(
    'a compute optimization at a memory',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {compute_optimization: [{type: gating}]}',
  ),
  slip(
    'a saving that is misspelt',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {action_optimization: [{type: skiping, target: A, condition_on: [B]}]}',
  ),
  slip(
    'alternatives that are misspelt',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {action_optimization: {anyof: {none: }}}',
  ),
  slip(
    'positions of other tensors',
    'arch.yaml',
    'class: SRAM',
    'class: SRAM\n    sparse_optimizations: {action_optimization: [{type: position-skipping, target: A, condition_on: [B]}]}',
  ),
  // Networks
  network('a network that does not exist', 'Legacy', 'network_read: Nets'),
  network('a network below two levels', 'Legacy', 'network_read: Net', 'network_read: Net'),
  network('a network that nothing can be read through', 'ReductionTree', 'network_read: Net'),
  network('a network of an unknown class', 'LegacyPlus', 'network_read: Net'),
  network('two names of one network', 'Legacy', 'network_read: Net, network_fill: Other'),
  network('a network that forwards', 'Legacy, attributes: {network_type: "M:N"}', 'network_read: Net'),
  network('a multicast without an action', 'SimpleMulticast', 'network_read: Net'),
  slip('clusters that are not whole', 'arch.yaml', 'width: 16,', 'width: 24, cluster_size: 3,'),
  slip('an energy that the model takes from tables', 'arch.yaml', 'depth: 64', 'depth: 64, vector_access_energy: 2'),
  // Problem
  slip('a projection on a dimension that does not exist', 'problem.yaml', '[[K]], [[N]]', '[[C]], [[N]]'),
  slip('a rank without inner brackets', 'problem.yaml', '[[K]], [[N]]', '[K], [N]'),
  slip('a stride that does not exist', 'problem.yaml', '[[K]], [[N]]', '[[K, stride]], [[N]]'),
  slip('neither true nor false', 'problem.yaml', 'read_write: True', 'read_write: yes please'),
  slip('a dimension without bound', 'problem.yaml', 'K: 12', 'k: 12'),
  slip('a bound of 0', 'problem.yaml', 'K: 12', 'K: 0'),
  slip('a bound past 2^53', 'problem.yaml', 'K: 12', 'K: 99999999999999999999'),
  slip('more points than can be counted', 'problem.yaml', 'M: 8, N: 4', 'M: 1000000000, N: 1000000000'),
  slip('a distribution without a density', 'problem.yaml', 'K: 12}', 'K: 12, densities: {A: {distribution: fixed}}}'),
  slip('a density above 1', 'problem.yaml', 'K: 12}', 'K: 12, densities: {A: 30}}'),
  slip('misspelt densities', 'problem.yaml', 'K: 12}', 'K: 12, densites: {A: 0.5}}'),
  slip(
    'a density beside the values',
    'problem.yaml',
    'K: 12}',
    'K: 12, densities: {A: {distribution: actual_data, density: 0.9, coordinates: [[0, 0]]}}}',
  ),
  slip(
    'a saving without a condition',
    'arch.yaml',
    'class: SRAM\n',
    'class: SRAM\n    sparse_optimizations: {action_optimization: [{type: skipping, target: A, condition_on: []}]}\n',
  ),
  slip(
    'a value outside of its tensor',
    'problem.yaml',
    'K: 12}',
    'K: 12, densities: {A: {distribution: actual_data, coordinates: [[0, 11], [8, 3]]}}}',
  ),
  {
    title: 'a shape that Timeloop does not bring',
    file: 'problem.yaml',
    text: 'problem: {shape: cnn-layr, R: 3, S: 3}\n',
  },
  {
    title: 'several Einsums',
    file: 'problem.yaml',
    text: 'problem:\n- {shape: {name: first}}\n- {shape: {name: second}}\n',
  },
  // Constraints
  target('a level that does not exist', 'target: Bufer, type: temporal, factors: [M=2]'),
  target('an entry of no type', 'target: Buffer, type: tempral, factors: [M=2]'),
  target('a setting of another type of entry', 'target: Buffer, type: temporal, split: 1'),
  target('a strict limit', 'target: Buffer, type: temporal, factors: [M<4]'),
  target('a limit with a last pass', 'target: Buffer, type: temporal, factors: ["M<=4,3"]'),
  target('a dataspace that does not exist', 'target: Buffer, type: dataspace, keep: [Weights]'),
  {
    title: 'an entry that is indented too far',
    file: 'constraints.yaml',
    text: `constraints:
- target: Buffer
  type: bypass
  bypass:
  - B
  - target: DRAM
    type: temporal
`,
  },
  target('a dataspace kept and bypassed', 'target: Buffer, type: dataspace, keep: [A], bypass: [A]'),
  target(
    'a dataspace that no memory may keep',
    'target: DRAM, type: dataspace, bypass: [Z]} \n  - {target: Buffer, type: dataspace, bypass: [Z]',
  ),
  target('accesses that are not coalesced', 'target: Buffer, type: dataspace, no_coalesce: [Z]'),
  target('two factors of one dimension', 'target: Buffer, type: temporal, factors: [M=2, M=4]'),
  target('a factor of a dimension that the problem lacks', 'target: Buffer, type: temporal, factors: [C=2]'),
  target('a dimension by the name of another convention', 'target: Buffer, type: temporal, factors: [X=1]'),
  target('a dimension twice in a permutation', 'target: Buffer, type: temporal, permutation: [M, N, M]'),
  // Mappings
  slip('a factor twice in one list', 'mapping.yaml', 'factors: [M=2, ', 'factors: [M=2, M=2, '),
  slip('factors that do not multiply to the bound', 'mapping.yaml', 'K=3]', 'K=2]'),
  slip('no whole rest', 'mapping.yaml', 'factors: [M=2, N=4, K=3]', 'factors: [M=3, N=4, K=0]'),
  slip('a dimension that does not exist', 'mapping.yaml', 'M=2', 'C=2'),
  slip('a limit in a mapping', 'mapping.yaml', 'N=4', 'N<=4'),
  slip('a last pass longer than a full one', 'mapping.yaml', 'K=3]', '"K=3,4"]'),
  slip('loops at a container without copies', 'mapping.yaml', 'target: Lane', 'target: System'),
  slip(
    'a misspelt entry',
    'mapping.yaml',
    'permutation: [K, M, N]}\n- {target: Lane',
    'permuation: [K, M, N]}\n- {target: Lane',
  ),
  // Tables
  {
    title: 'an energy that is no number',
    file: 'ERT.yaml',
    text: 'ERT:\n  tables:\n  - name: chip.Buffer[1..4]\n    actions:\n    - {name: read, energy: 3 pJ}\n',
  },
  {
    title: 'an action without energy',
    file: 'ERT.yaml',
    text: 'ERT:\n  tables:\n  - name: chip.Buffer[1..4]\n    actions:\n    - {name: read, energie: 3}\n',
  },
  {
    title: 'a column that does not say its unit',
    file: 'costs.csv',
    text: 'component,action,energy\nMAC,compute,1.25\n',
  },
  {
    title: 'an energy with its unit',
    file: 'costs.csv',
    text: 'component,action,energy_pj\nMAC,compute,1.25 pJ\n',
  },

  // Overrides
  override('an override of a part that is not there', '{Bufer: {depth: 128}}'),
  override('an override of an attribute that is not there', '{Buffer: {dephts: 128}}'),
  override('an override that chooses where nothing is to be chosen', '{Buffer: {representation_format: bitmask}}'),
  {
    title: 'an override that chooses what is not there',
    file: 'arch.yaml',
    text: `${ARCHITECTURE.replace(
      /( +)name: Buffer\n/,
      '$&$1sparse_optimizations: {action_optimization: {any_of: {none: , skip: [{type: skipping, target: A, condition_on: [B]}]}}}\n',
    )}overrides: {Buffer: {action_optimization: skipp}}\n`,
  },
  override('an override of a variable that is not there', '{variables: {voltage: 0.9}}'),
  override('an override without a value', '{Buffer: {depth: }}'),
  override('an override that counts copies in all', '{Lane: {instances: 4}}'),
  override('an override that is no number', '{Buffer: {depth: many}}'),
];
