import { hasSparseFeatures, type MapperContext, networkTables } from '@loopwright/core';
import { whyTooLarge } from './proof-size.ts';

/** Why nothing is known of what mappings cost at the least; undefined where something is. What follows "not proven: ". */
export function whyUnbounded({ mapspace, costs, objective, tappedBy, leastLeft }: MapperContext): string | undefined {
  const { problem, architecture } = mapspace;
  const metric = objective.metrics[0];
  if (!metric.monotone) return `nothing bounds the metric ${metric.name}`;
  if (hasSparseFeatures(architecture)) {
    if (!leastLeft) return 'nothing is known of what is saved on zeros';
    if (mapspace.factorizations.imperfect.includes(1)) {
      return 'what is saved on zeros is not bounded in shorter last passes';
    }
  }
  const energies = [...costs.levels, costs.compute].flatMap(({ energyPj }) => Object.values(energyPj));
  const networks = networkTables(problem, architecture, costs).flatMap((network) => [
    ...[network.energyPerHopPj, network.routerEnergyPj, network.ingressEnergyPj, network.adderEnergyPj],
    ...network.transfers.flat().map(({ energyPj }) => energyPj),
  ]);
  if ([...energies, ...networks].some((pj) => !(pj >= 0))) return 'an energy is negative';
  const terms = problem.dataspaces.flatMap(({ ranks }) => ranks.flat());
  if (terms.some(({ coefficient }) => !(coefficient > 0))) return 'a coefficient of a tensor is not positive';
  if (tappedBy.length > 0)
    return `${tappedBy.length === 1 ? 'a plugin taps' : 'plugins tap'} evaluate (${tappedBy.join(', ')})`;
  return undefined;
}

/** Why nothing is known of what breaks ties. */
export function whyTiesAreUnbounded({ metrics }: MapperContext['objective']): string | undefined {
  const unbounded = metrics.find(({ monotone }) => !monotone);
  return unbounded && `nothing bounds the metric ${unbounded.name}, which breaks ties`;
}

/** Why the best of this search cannot be proven to be it, though all mappings are bounded. */
export function whyUnproven({ mapspace, objective }: MapperContext): string | undefined {
  const tie = whyTiesAreUnbounded(objective);
  if (tie !== undefined) return tie;
  const { problem, factorizations } = mapspace;
  const leavesRest = factorizations.rules.some(
    ({ levels }, d) => factorizations.imperfect[d] === 1 && levels.every(({ imperfect }) => !imperfect),
  );
  if (leavesRest) return 'a fixed factor does not divide';
  if (problem.dimensions.filter(({ bound }) => bound > 1).length > 20) return 'more than 20 dimensions';
  return whyTooLarge(mapspace);
}

/** Why no proof is begun at all: one of a sparse design may be of orders where it cannot be of plans. */
export function whyNoProof(context: MapperContext): string | undefined {
  const isSparse = hasSparseFeatures(context.mapspace.architecture);
  return whyUnbounded(context) ?? (isSparse ? undefined : whyUnproven(context));
}
