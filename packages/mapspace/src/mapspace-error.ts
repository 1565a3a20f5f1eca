export type MapspaceErrorCode = 'too-many-loops' | 'too-many-factorizations';

/** A mapspace that cannot be numbered; more constraints make it smaller. */
export class MapspaceError extends Error {
  readonly code: MapspaceErrorCode;

  constructor(code: MapspaceErrorCode, message: string) {
    super(message);
    this.name = 'MapspaceError';
    this.code = code;
  }
}

export function tooManyLoops(free: number, most: number): MapspaceError {
  return new MapspaceError(
    'too-many-loops',
    `${free} loops of one level are free to permute, at most ${most} can be numbered: give a part of the permutation`,
  );
}

export function tooManyFactorizations(dimension: string, count: number): MapspaceError {
  return new MapspaceError(
    'too-many-factorizations',
    `dimension ${dimension} has about ${count.toExponential(1)} factorisations, at most 2^53 can be numbered: fix a factor`,
  );
}
