import type { Costs, LeastLeft, Mapspace } from '@loopwright/core';

/** The levels of a mapspace and what they cost. */
export interface Hardware {
  readonly mapspace: Mapspace;
  readonly costs: Costs;
  readonly levels: number;
  readonly dataspaces: number;
  readonly isFanout: Uint8Array;
  /** Of designs that save on zeros: what is left at the least of the costs of dense tensors. */
  readonly left: LeastLeft | undefined;
}

export function describeHardware(mapspace: Mapspace, costs: Costs, left?: LeastLeft): Hardware {
  const { levels } = mapspace.architecture;
  return {
    mapspace,
    costs,
    levels: levels.length,
    dataspaces: mapspace.problem.dataspaces.length,
    isFanout: Uint8Array.from(levels, ({ kind }) => Number(kind === 'fanout')),
    left,
  };
}
