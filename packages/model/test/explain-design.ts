import { loadSpecification, type SourceText } from '@loopwright/spec';
import { compileEvaluator, type Explanation, explainMapping, type ValidEvaluation } from '../src/index.ts';

/** Explains the mapping of the input files, all energies left at 0. Throws where it does not fit. */
export function explainSources(sources: readonly SourceText[]): {
  explanation: Explanation;
  evaluation: ValidEvaluation;
} {
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  if (!mapping) throw new Error('the files hold no mapping');
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  const run = { problem, architecture, mapping: mapping.mapping, reuse: mapping.reuse };
  const evaluation = compileEvaluator(problem, architecture, costs, run.reuse).analyse(run.mapping);
  if (!evaluation.valid) throw new Error(`does not fit: ${JSON.stringify(evaluation)}`);
  return { explanation: explainMapping({ ...run, evaluation }), evaluation };
}

export const conv2d = (bounds: string) => `problem:
  version: 0.4
  shape:
    name: conv2d
    dimensions: [C, M, R, S, P, Q]
    data_spaces:
    - {name: Weights, projection: [ [[C]], [[M]], [[R]], [[S]] ]}
    - {name: Inputs, projection: [ [[C]], [[R], [P]], [[S], [Q]] ]}
    - {name: Outputs, projection: [ [[M]], [[P]], [[Q]] ], read_write: True}
  instance: {${bounds}}
`;

/** DRAM, then 4 x 4 cells of one register or memory each, above a MAC. */
export const cells = (depth: number) => `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 8, read_bandwidth: 4, shared_bandwidth: 8}}
  - !Container {name: PE, spatial: {meshX: 4, meshY: 4}}
  - !Component {name: Cell, class: SRAM, attributes: {datawidth: 8, width: 8, depth: ${depth}}}
  - !Component {name: MAC, class: intmac}
`;
