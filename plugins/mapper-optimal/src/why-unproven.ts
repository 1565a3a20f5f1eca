import { type MapperContext, networkTables } from '@loopwright/core';
import { whyTooLarge } from './proof-size.ts';

/** Why nothing can be proven of this search; undefined where it can. What follows "not proven: ". */
export function whyUnproven({ mapspace, costs, objective, tappedBy }: MapperContext): string | undefined {
  const { problem, architecture, factorizations } = mapspace;
  const metric = objective.metrics[0];
  if (!metric.monotone) return `nothing bounds the metric ${metric.name}`;
  if (factorizations.imperfect.includes(1)) return 'factors may be imperfect';
  const energies = [...costs.levels, costs.compute].flatMap(({ energyPj }) => Object.values(energyPj));
  const networks = networkTables(problem, architecture, costs).flatMap((network) => [
    ...[network.energyPerHopPj, network.routerEnergyPj, network.ingressEnergyPj, network.adderEnergyPj],
    ...network.transfers.flat().map(({ energyPj }) => energyPj),
  ]);
  if ([...energies, ...networks].some((pj) => !(pj >= 0))) return 'an energy is negative';
  const terms = problem.dataspaces.flatMap(({ ranks }) => ranks.flat());
  if (terms.some(({ coefficient }) => !(coefficient > 0))) return 'a coefficient of a tensor is not positive';
  if (problem.dimensions.filter(({ bound }) => bound > 1).length > 20) return 'more than 20 dimensions';
  const tooLarge = whyTooLarge(mapspace);
  if (tooLarge !== undefined) return tooLarge;
  if (tappedBy.length > 0)
    return `${tappedBy.length === 1 ? 'a plugin taps' : 'plugins tap'} evaluate (${tappedBy.join(', ')})`;
  if (mapspace.constraints.minParallelism) return 'mappings must use a least share of the compute units';
  return undefined;
}
