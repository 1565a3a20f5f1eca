import type { Architecture, Constraints } from '@loopwright/spec';

/** A fan-out and where its loops may change over from X to Y; one per fan-out makes the Spatial subspace. */
export interface FanoutSpace {
  readonly level: number;
  /** Children along X and Y. */
  readonly fanoutX: number;
  readonly fanoutY: number;
  /** The only split allowed; any from 0 to the number of dimensions where absent. */
  readonly split?: number;
  /** Number of splits. */
  readonly count: number;
}

/** Innermost first. */
export function fanoutSpaces(dimensions: number, architecture: Architecture, constraints: Constraints): FanoutSpace[] {
  return architecture.levels.flatMap((level, l): FanoutSpace[] => {
    if (level.kind !== 'fanout') return [];
    const { fanoutX, fanoutY } = level;
    const { split } = constraints.levels[l];
    const base = { level: l, fanoutX, fanoutY };
    // A split beyond the last loop puts all loops along X.
    return [
      split === undefined
        ? { ...base, count: dimensions + 1 }
        : { ...base, split: Math.min(split, dimensions), count: 1 },
    ];
  });
}
