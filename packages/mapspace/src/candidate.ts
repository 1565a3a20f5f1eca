import type { Architecture, LevelMapping, Mapping, Problem } from '@loopwright/spec';

/** What fixes the layout of candidates. */
export interface CandidateShape {
  readonly levels: number;
  readonly dimensions: number;
  readonly dataspaces: number;
}

/**
 * Mappings as typed arrays, many at a time: what a mapper fills, the evaluator costs, and the mapper learns from.
 * Every array is indexed by candidate first; levels are innermost first.
 */
export class CandidateBatch {
  readonly shape: CandidateShape;
  readonly capacity: number;

  /** [candidate][level][dimension] loop bound. */
  readonly factors: Float64Array;
  /** [candidate][level][dimension] bound of the last pass; equal to the factor where that is perfect. */
  readonly remainders: Float64Array;
  /** [candidate][level][position] dimension of the loop at that position, innermost first. */
  readonly permutation: Uint8Array;
  /** [candidate][level] loops at positions below it run along X, the others along Y. */
  readonly split: Uint8Array;
  /** [candidate][level][dataspace] 1 keeps, 0 bypasses. */
  readonly keeps: Uint8Array;

  /** [candidate] why it cannot be (0: it can), at which level; the model's `Rejection`. */
  readonly rejection: Uint8Array;
  readonly rejectedLevel: Uint8Array;
  /** [candidate] words, copies or loops needed where rejected. */
  readonly needed: Float64Array;
  /** [candidate] what the run costs; valid where not rejected. */
  readonly energyPj: Float64Array;
  readonly cycles: Float64Array;
  /** [candidate] words read, filled and updated at the outermost memory, all instances. */
  readonly outermostAccesses: Float64Array;

  /** All of the arrays above, for what is done to each of them. */
  readonly columns: readonly CandidateColumn[];

  constructor(shape: CandidateShape, capacity: number) {
    const { levels, dimensions, dataspaces } = shape;
    this.shape = shape;
    this.capacity = capacity;
    const columns: CandidateColumn[] = [];
    const column = <Values extends CandidateColumn['values']>(
      Values: new (length: number) => Values,
      width: number,
    ): Values => {
      const values = new Values(capacity * width);
      columns.push({ values, width });
      return values;
    };
    this.factors = column(Float64Array, levels * dimensions);
    this.remainders = column(Float64Array, levels * dimensions);
    this.permutation = column(Uint8Array, levels * dimensions);
    this.split = column(Uint8Array, levels);
    this.keeps = column(Uint8Array, levels * dataspaces);
    this.rejection = column(Uint8Array, 1);
    this.rejectedLevel = column(Uint8Array, 1);
    this.needed = column(Float64Array, 1);
    this.energyPj = column(Float64Array, 1);
    this.cycles = column(Float64Array, 1);
    this.outermostAccesses = column(Float64Array, 1);
    this.columns = columns;
  }
}

/** One array of a batch. */
export interface CandidateColumn {
  readonly values: Float64Array | Uint8Array;
  /** Values of one candidate. */
  readonly width: number;
}

/** The arrays that hold what a valid candidate costs. */
export const costColumns = ['energyPj', 'cycles', 'outermostAccesses'] as const;

export function candidateShape(problem: Problem, architecture: Architecture): CandidateShape {
  return {
    levels: architecture.levels.length,
    dimensions: problem.dimensions.length,
    dataspaces: problem.dataspaces.length,
  };
}

/** Writes a mapping into the batch. */
export function encodeMapping(mapping: Mapping, batch: CandidateBatch, candidate: number): void {
  const { levels, dimensions, dataspaces } = batch.shape;
  mapping.levels.forEach((level, l) => {
    const row = candidate * levels + l;
    batch.factors.set(level.factors, row * dimensions);
    batch.remainders.set(level.remainders, row * dimensions);
    batch.permutation.set(level.permutation, row * dimensions);
    batch.split[row] = level.split;
    batch.keeps.set(level.keeps.map(Number), row * dataspaces);
  });
}

/** Reads a mapping out of the batch. */
export function decodeMapping(batch: CandidateBatch, candidate: number): Mapping {
  const { levels, dimensions, dataspaces } = batch.shape;
  const decodeLevel = (l: number): LevelMapping => {
    const row = candidate * levels + l;
    const at = row * dimensions;
    return {
      factors: [...batch.factors.subarray(at, at + dimensions)],
      remainders: [...batch.remainders.subarray(at, at + dimensions)],
      permutation: [...batch.permutation.subarray(at, at + dimensions)],
      split: batch.split[row],
      keeps: Array.from(batch.keeps.subarray(row * dataspaces, (row + 1) * dataspaces), Boolean),
    };
  };
  return { levels: Array.from({ length: levels }, (_, l) => decodeLevel(l)) };
}

/** Copies one candidate, costs included, between batches of one shape. */
export function copyCandidate(from: CandidateBatch, source: number, to: CandidateBatch, target: number): void {
  for (let column = 0; column < from.columns.length; column++) {
    const { values, width } = from.columns[column];
    const copies = to.columns[column].values;
    for (let i = 0; i < width; i++) copies[target * width + i] = values[source * width + i];
  }
}
