import { expect, test } from 'vitest';
import { loadSpecification } from '../load-specification.ts';
import { constraintProblems } from './constraint-problems.ts';
import { specificationProblems } from './specification-problems.ts';

const { specification } = loadSpecification([
  {
    file: 'design.yaml',
    text: `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Component {name: Buffer, class: SRAM, attributes: {depth: 64, width: 16}}
  - !Container {name: PE, spatial: {meshX: 4}}
  - !Component {name: MAC, class: intmac}
problem:
  shape: {dimensions: [M, N], data_spaces: [{name: A, projection: [[[M]]]}, {name: Z, projection: [[[N]]], read_write: true}]}
  instance: {M: 4, N: 6}
mapping:
- {target: DRAM, type: temporal, factors: [M=4, N=6]}
- {target: Buffer, type: temporal, factors: [M=1, N=1]}
- {target: PE, type: spatial, factors: [M=1, N=1]}
ERT: {tables: [{name: System.Buffer, actions: [{name: read, energy: 1}]}]}
`,
  },
]);

type Path = readonly (string | number)[];

/** A copy of a value with another part at a path; without one where that is undefined. */
function changed<T>(value: T, path: Path, part: unknown): T {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  (holder as Record<string, unknown>)[path.at(-1)!] = part;
  return copy;
}

const { problem, architecture, constraints, mapping } = specification;

test('what is read from files is sound', () => {
  expect(specificationProblems(specification, specification)).toEqual([]);
  expect(constraintProblems(constraints, problem, architecture)).toEqual([]);
});

test.each<[string, Path, unknown, string]>([
  ['no problem', ['problem'], undefined, '.problem is undefined, not an object'],
  ['a bound of text', ['problem', 'dimensions', 0, 'bound'], '4', '.bound is "4", not a whole number, 1 or more'],
  [
    'a rank over no dimension',
    ['problem', 'dataspaces', 0, 'ranks', 0, 0, 'dimension'],
    2,
    '.ranks[0][0].dimension is 2, not a whole number from 0 to 1',
  ],
  [
    'a capacity of NaN',
    ['architecture', 'levels', 1, 'capacityWords'],
    Number.NaN,
    '.architecture.levels[1].capacityWords is NaN, not a number, 0 or more',
  ],
  ['no kind', ['architecture', 'levels', 0, 'kind'], 'cache', '.levels[0].kind is "cache", not one of memory, fanout'],
  ['one name twice', ['architecture', 'levels', 1, 'name'], 'DRAM', 'two components are named DRAM'],
  [
    'a level renamed that a table names',
    ['architecture', 'levels', 1, 'name'],
    'Bufer',
    'no component is named Buffer any more, and the tables of energies or areas still name it',
  ],
  [
    'a level less',
    ['architecture', 'levels'],
    architecture.levels.slice(0, 2),
    '.constraints.levels has 3 entries, not 2: one per level',
  ],
  [
    'a dimension more',
    ['problem', 'dimensions', 2],
    { name: 'K', bound: 2 },
    '.constraints.levels[0].factors has 2 entries, not 3: one per dimension',
  ],
  [
    'one dimension twice in an order',
    ['mapping', 'mapping', 'levels', 0, 'permutation'],
    [0, 0],
    '.mapping.mapping.levels[0].permutation is a list, not every dimension once',
  ],
  ['a mapping of nothing', ['mapping', 'mapping'], null, '.mapping.mapping is null, not an object'],
])('a specification: %s', (_, path, part, wrong) => {
  expect(mapping).toBeDefined();
  const problems = specificationProblems(changed(specification, path, part), specification);
  expect(problems.join('\n')).toContain(wrong);
});

test.each<[string, Path, unknown, string]>([
  [
    'a factor of 0',
    ['levels', 0, 'factors', 0],
    { exactly: 0 },
    "constraints.levels[0].factors[0].exactly is 0, not a whole number, 1 or more, or 'rest'",
  ],
  [
    'reuse of a level less',
    ['reuse', 'noReuse'],
    [[false, false]],
    'constraints.reuse.noReuse has 1 entries, not 3: one per level',
  ],
  [
    'keeps of one dataspace',
    ['levels', 2, 'keep'],
    ['free'],
    'constraints.levels[2].keep has 1 entries, not 2: one per dataspace',
  ],
  ['no levels', ['levels'], 7, 'constraints.levels is 7, not a list'],
])('constraints: %s', (_, path, part, wrong) => {
  expect(constraintProblems(changed(constraints, path, part), problem, architecture)).toEqual([wrong]);
});
