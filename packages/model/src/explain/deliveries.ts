import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { Delivery, SpatialLoop } from './explanation.ts';
import { isRelevant } from './loop-nest.ts';

/** How every dataspace crosses every fan-out in use, innermost first. */
export function describeDeliveries({ problem, architecture, mapping, evaluation }: EvaluatedMapping): Delivery[] {
  return architecture.levels.flatMap((level, l) => {
    const { factors, permutation, split } = mapping.levels[l];
    if (level.kind !== 'fanout') return [];
    return problem.dataspaces.flatMap((dataspace, s): Delivery[] => {
      const network = evaluation.networks[l].dataspaces[s];
      if (network.fanout <= 1 || network.ingresses === 0) return [];
      const loops = permutation.map(
        (dimension, position): SpatialLoop => ({
          dimension: problem.dimensions[dimension].name,
          factor: factors[dimension],
          axis: position < split ? 'X' : 'Y',
          isRelevant: isRelevant(dataspace, dimension),
        }),
      );
      const shared = dataspace.readWrite ? 'reduced' : 'multicast';
      return [
        {
          level: level.name,
          dataspace: dataspace.name,
          kind: network.multicastFactor > 1 ? shared : 'separate',
          children: network.fanout,
          sharedBy: network.multicastFactor,
          words: network.ingresses,
          forwardedWords: network.linkTransfers,
          reductions: network.spatialReductions,
          loops: loops.filter(({ factor }) => factor > 1),
        },
      ];
    });
  });
}
