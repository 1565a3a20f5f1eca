import { compileEvaluator, type MapperContext } from '@loopwright/core';

/** Why nothing can be proven of this search; undefined where it can. */
export function whyUnproven(context: MapperContext): string | undefined {
  const { mapspace, costs } = context;
  const { problem, architecture, factorizations } = mapspace;
  if (factorizations.imperfect.includes(1)) return 'imperfect factors';
  const energies = [...costs.levels, costs.compute].flatMap(({ energyPj }) => Object.values(energyPj));
  const networks = architecture.levels.flatMap(({ network }) => [network.energyPerHopPj, network.routerEnergyPj]);
  if ([...energies, ...networks].some((pj) => !(pj >= 0))) return 'negative energies';
  const terms = problem.dataspaces.flatMap(({ ranks }) => ranks.flat());
  if (terms.some(({ coefficient }) => !(coefficient > 0))) return 'coefficients that are not positive';
  if (problem.dimensions.filter(({ bound }) => bound > 1).length > 20) return 'more than 20 dimensions';
  if (isWrapped(context)) return 'plugins change the costs';
  return undefined;
}

/**
 * Whether plugins wrapped the evaluator. The built-in one is a closure of `compileEvaluator`; another one of the same text is
 * the same computation, and a wrapper has another text.
 */
function isWrapped({ mapspace, costs, evaluate }: MapperContext): boolean {
  const { problem, architecture, constraints } = mapspace;
  const own = compileEvaluator(problem, architecture, costs, constraints.reuse).evaluate;
  return Function.prototype.toString.call(own) !== Function.prototype.toString.call(evaluate);
}
