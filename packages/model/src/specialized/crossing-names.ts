/** `Crossings` of one dataspace at one memory that keeps it, as the generated evaluator names them. */
export interface CrossingNames {
  readonly isOutput: boolean;
  readonly content: string;
  /** Undefined at the outermost memory. */
  readonly infill: string | undefined;
  /** Undefined for inputs. */
  readonly partition: string | undefined;
}
