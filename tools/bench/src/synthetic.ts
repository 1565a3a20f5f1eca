import { CandidateBatch, candidateShape, type Evaluate, encodeMapping, Random } from '@loopwright/core';
import { compileEvaluator } from '@loopwright/core/engine';
import { loadSpecification } from '@loopwright/spec';

/** A made-up design and random mappings of it, to see what the cost of an evaluation grows with. */
export interface Sketch {
  readonly dimensions: number;
  /** Temporal loops that each dimension of 4,096 points is split into, each at another memory. */
  readonly loopsPerDimension: 1 | 2 | 3 | 4 | 6;
  readonly memories: number;
  /** Children in use along X and along Y below the second memory, of 64 each; a power of two. */
  readonly fanout: number;
  readonly tensors: number;
}

const bound = 4096;

/** An evaluator and a batch of mappings that all fit. */
export function drawSynthetic(
  sketch: Sketch,
  seed: number,
  size: number,
): { evaluate: Evaluate; batch: CandidateBatch } {
  const { problem, architecture } = loadSpecification([
    { file: 'problem.yaml', text: problemOf(sketch) },
    { file: 'arch.yaml', text: architectureOf(sketch) },
  ]).specification;
  const costed = { energyPj: { read: 1, write: 2, update: 3, compute: 1 }, areaUm2: 1 };
  const costs = { levels: architecture.levels.map(() => costed), compute: costed };
  const { evaluate } = compileEvaluator(problem, architecture, costs);
  const random = new Random(seed);
  const batch = new CandidateBatch(candidateShape(problem, architecture), size);
  const fanoutLevel = architecture.levels.findIndex(({ kind }) => kind === 'fanout');
  const memories = [...architecture.levels.keys()].filter((level) => level !== fanoutLevel);
  for (let candidate = 0; candidate < size; candidate++) {
    const factors = architecture.levels.map(() => problem.dimensions.map(() => 1));
    for (let d = 0; d < sketch.dimensions; d++) {
      // The first two dimensions are spread: one along X, one along Y.
      const spread = d < 2 ? sketch.fanout : 1;
      factors[fanoutLevel][d] = spread;
      const places = shuffled(memories, random).slice(0, sketch.loopsPerDimension);
      for (const level of places) factors[level][d] = Math.round(bound ** (1 / sketch.loopsPerDimension));
      factors[places[0]][d] /= spread;
    }
    const levels = factors.map((row, level) => ({
      factors: row,
      remainders: row,
      permutation: level === fanoutLevel ? [...row.keys()] : shuffled([...row.keys()], random),
      split: level === fanoutLevel ? 1 : 0,
      keeps: problem.dataspaces.map(() => level !== fanoutLevel),
    }));
    encodeMapping({ levels }, batch, candidate);
    evaluate(batch, candidate);
    if (batch.rejection[candidate]) throw new Error('a mapping of a synthetic design must fit');
  }
  return { evaluate, batch };
}

/** Tensors of three dimensions each; the first one has a window, the last one is the output. */
function problemOf({ dimensions, tensors }: Sketch): string {
  const name = (index: number) => `D${index % dimensions}`;
  const spaces = Array.from({ length: tensors }, (_, t) => {
    const first = t === 0 && dimensions > 3 ? `[[${name(0)}], [${name(3)}]]` : `[[${name(t)}]]`;
    const isOutput = t === tensors - 1;
    const ranks = `[ ${first}, [[${name(t + 1)}]], [[${name(t + 2)}]] ]`;
    return `    - {name: T${t}, projection: ${ranks}${isOutput ? ', read_write: True' : ''}}`;
  });
  const names = Array.from({ length: dimensions }, (_, d) => name(d));
  return `problem:
  version: 0.4
  shape:
    name: synthetic
    dimensions: [${names.join(', ')}]
    data_spaces:
${spaces.join('\n')}
  instance: {${names.map((d) => `${d}: ${bound}`).join(', ')}}
`;
}

/** Memories without limits; a fan-out below the second from inside. */
function architectureOf({ memories }: Sketch): string {
  const memory = (index: number) =>
    `  - !Component {name: M${index}, class: DRAM, attributes: {datawidth: 8, width: 8}}`;
  const outer = Array.from({ length: memories - 1 }, (_, index) => memory(memories - 1 - index));
  return `architecture:
  version: 0.4
  nodes:
${outer.join('\n')}
  - !Container {name: F, spatial: {meshX: 64, meshY: 64}}
${memory(0)}
  - !Component {name: MAC, class: intmac}
`;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const shuffle = [...list];
  for (let i = shuffle.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [shuffle[i], shuffle[j]] = [shuffle[j], shuffle[i]];
  }
  return shuffle;
}
