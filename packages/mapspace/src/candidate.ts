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

  constructor(shape: CandidateShape, capacity: number) {
    const { levels, dimensions, dataspaces } = shape;
    this.shape = shape;
    this.capacity = capacity;
    this.factors = new Float64Array(capacity * levels * dimensions);
    this.remainders = new Float64Array(capacity * levels * dimensions);
    this.permutation = new Uint8Array(capacity * levels * dimensions);
    this.split = new Uint8Array(capacity * levels);
    this.keeps = new Uint8Array(capacity * levels * dataspaces);
    this.rejection = new Uint8Array(capacity);
    this.rejectedLevel = new Uint8Array(capacity);
    this.needed = new Float64Array(capacity);
    this.energyPj = new Float64Array(capacity);
    this.cycles = new Float64Array(capacity);
    this.outermostAccesses = new Float64Array(capacity);
  }
}

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
  const { levels, dimensions, dataspaces } = from.shape;
  const loops = levels * dimensions;
  const keeps = levels * dataspaces;
  to.factors.set(from.factors.subarray(source * loops, (source + 1) * loops), target * loops);
  to.remainders.set(from.remainders.subarray(source * loops, (source + 1) * loops), target * loops);
  to.permutation.set(from.permutation.subarray(source * loops, (source + 1) * loops), target * loops);
  to.split.set(from.split.subarray(source * levels, (source + 1) * levels), target * levels);
  to.keeps.set(from.keeps.subarray(source * keeps, (source + 1) * keeps), target * keeps);
  to.rejection[target] = from.rejection[source];
  to.rejectedLevel[target] = from.rejectedLevel[source];
  to.needed[target] = from.needed[source];
  to.energyPj[target] = from.energyPj[source];
  to.cycles[target] = from.cycles[source];
  to.outermostAccesses[target] = from.outermostAccesses[source];
}
