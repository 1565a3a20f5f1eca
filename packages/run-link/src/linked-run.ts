/** A run as plain data: all that it takes to run it again elsewhere, and what it found. */
export interface LinkedRun {
  readonly inputs: readonly LinkedInput[];
  readonly search: LinkedSearch;
  /** Plugins that come along and are asked for by name, as `energy-estimator`. */
  readonly plugins: readonly string[];
  readonly sweep: LinkedSweep;
  /** The mapping that was found, as a file that `loopwright evaluate` reads. */
  readonly mapping?: string;
}

/** The name of a design, network or layer that comes along, or a file. */
export type LinkedInput = string | LinkedFile | LinkedBinary;

export interface LinkedFile {
  readonly file: string;
  readonly text: string;
}

/** A file that is no text, as an ONNX model. */
export interface LinkedBinary {
  readonly file: string;
  readonly base64: string;
}

/** A space of designs, and what is sought in it. */
export interface LinkedSweep {
  /** Parameters of it, as `Buffer.depth=1024,2048`; none where one design is mapped. */
  readonly vary: readonly string[];
  /** What is minimised over designs. */
  readonly objectives: readonly string[];
  readonly sampler: string;
}

/** One design, and what is offered where designs are varied. */
export const noSweep: LinkedSweep = { vary: [], objectives: ['edp', 'area'], sampler: 'exact' };

/** How every layer is searched. */
export interface LinkedSearch {
  readonly mapper: string;
  /** Metrics; the first decides. */
  readonly objective: readonly string[];
  readonly seconds?: number;
  readonly evaluations?: number;
  readonly seed: number;
  readonly threads: number;
}
