import type { Costs, Mapspace } from '@loopwright/core';

/** The levels of a mapspace and what they cost. */
export interface Hardware {
  readonly mapspace: Mapspace;
  readonly costs: Costs;
  readonly levels: number;
  readonly dataspaces: number;
  readonly isFanout: Uint8Array;
}

export function describeHardware(mapspace: Mapspace, costs: Costs): Hardware {
  const { levels } = mapspace.architecture;
  return {
    mapspace,
    costs,
    levels: levels.length,
    dataspaces: mapspace.problem.dataspaces.length,
    isFanout: Uint8Array.from(levels, ({ kind }) => Number(kind === 'fanout')),
  };
}
