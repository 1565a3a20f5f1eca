import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/tiny-design.ts';
import { loadSpecification, type SourceText } from '../index.ts';

const PROBLEM = `problem:
  name: tiny
  dnn_name: none
  notes: of a test
  histograms: {Inputs: [1, 2, 1]}
  shape:
    dimensions: [C, M]
    data_spaces:
    - {name: Inputs, projection: [[[C]]]}
    - {name: Weights, projection: [[[C]], [[M]]]}
    - {name: Outputs, projection: [[[M]]], read_write: true}
  instance: {C: 16, M: 8}
`;

const VARIABLES = `
- {version: 0.4}
- CIM_ARCHITECTURE: True
  ARRAY_WORDLINES: Should have been set by ArrayProcessor.
  ARRAY_PARALLEL_INPUTS: Should have been set by ArrayProcessor.
  ARRAY_PARALLEL_OUTPUTS: Should have been set by ArrayProcessor.
- CIM_UNIT_DEPTH_CELLS: LANES * 2
  CIM_UNIT_WIDTH_CELLS: 1
  INPUTS_HIST: [1]
  ROWS: 16
  LANES: 2
`;

function design({ variables = VARIABLES, column = 'meshX: 8', globals = '' } = {}): SourceText[] {
  const text = `
globals: {${globals}}
variables:${variables}
architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {depth: n // 2, width: 16, n: column.get_fanout() * row.spatial.meshY}}
  - !ArrayContainer
    name: column
    spatial: {${column}}
    constraints: {spatial: {no_reuse: [Outputs, Weights], split: 999}}
    max_utilization: {spatial: {factors: [('M=' + str(column.get_fanout()))]}}
  - !Hierarchical
    nodes:
    - !ArrayContainer
      name: row
      spatial: {meshY: ROWS}
      constraints: {spatial: {no_reuse: [Inputs, Weights], split: 999}}
    - !Component
      name: cell
      class: regfile
      attributes: &counted
        depth: 1
        rows: ARRAY_WORDLINES
        columns: ARRAY_BITLINES
        inputs: ARRAY_PARALLEL_INPUTS
        outputs: ARRAY_PARALLEL_OUTPUTS
        weights: ARRAY_PARALLEL_WEIGHTS
        share: sum(INPUTS_HIST)
      constraints: {temporal: {factors: [M=-1, ('C=' + str(attributes.depth))]}}
    - !Component {name: mac, class: intmac}
`;
  return [
    { file: 'arch.yaml', text },
    { file: 'problem.yaml', text: PROBLEM },
  ];
}

describe('!ArrayContainer', () => {
  it('sizes the array for the expressions of its parts, and puts the loops of each axis along its mesh', () => {
    const { specification } = loadSpecification(design());
    const { levels } = specification.architecture;
    const cell = levels.find(({ name }) => name === 'cell')!;
    // 16 rows of 2 lanes * 2 cells in depth; inputs are of a row, outputs of a column; the histogram is the problem's.
    const counted = { rows: 64, columns: 8, inputs: 16, outputs: 8, weights: 128, share: 4 };
    expect(cell.attributes).toMatchObject(counted);
    expect(cell).toMatchObject({ instances: 128 });
    const splits = Object.fromEntries(
      levels.map(({ name }, level) => [name, specification.constraints.levels[level]!.split]),
    );
    expect(splits).toMatchObject({ column: 2, row: 0 });
    expect(levels.find(({ name }) => name === 'Buffer')).toMatchObject({ capacityWords: 64 });
  });

  it('is a container like any other where the design computes nowhere in place', () => {
    const variables = VARIABLES.replace('True', 'False').replaceAll('Should have been set by ArrayProcessor.', '3');
    const bitlines = `${variables}  ARRAY_BITLINES: 3\n  ARRAY_PARALLEL_WEIGHTS: 3\n`;
    const { specification } = loadSpecification(design({ variables: bitlines }));
    const row = specification.architecture.levels.findIndex(({ name }) => name === 'row');
    expect(specification.constraints.levels[row]!.split).toBe(2);
    expect(specification.architecture.levels[0]!.attributes).toMatchObject({ rows: 3, weights: 3 });
  });

  it('has copies in one direction', () => {
    expect(problemsOf(() => loadSpecification(design({ column: 'meshX: 4, meshY: 2' })))).toEqual([
      'array-in-two-directions 19:5',
    ]);
  });

  it('does not fill the array with a problem of its own making', () => {
    const variables = `${VARIABLES}  MAX_UTILIZATION: True\n`;
    expect(problemsOf(() => loadSpecification(design({ variables })))).toEqual(['not-modelled 23:5']);
  });
});

describe('custom functions in Python', () => {
  const variables = `${VARIABLES}  ENCODE: encode_hist
  AVERAGE: ENCODE(INPUTS_HIST, bits=True)
  ALIAS: AVERAGE
  HALF: ALIAS / 2
`;

  it('are not run: what needs them stays text, and a warning says so', () => {
    const { specification, warnings } = loadSpecification(
      design({ variables, globals: 'expression_custom_functions: [encoding.py]' }),
    );
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'python-not-run: AVERAGE of variables stays text: it needs "encode_hist", and encoding.py is Python, which is not run',
      'python-not-run: HALF of variables stays text: it needs "AVERAGE", and encoding.py is Python, which is not run',
    ]);
    expect(specification.architecture.compute.attributes).toMatchObject({ HALF: 'ALIAS / 2' });
  });

  it('are mistakes where no file brings them along', () => {
    expect(problemsOf(() => loadSpecification(design({ variables })))).toContain('bad-expression 15:12');
  });
});
