import type { ComponentCosts, Costs } from '@loopwright/model';
import type { Design } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';

/** The costs that the evaluator takes, scaled as the components ask. */
export function costsOf({ architecture }: Pick<Design, 'architecture'>, entries: readonly CostEntry[]): Costs {
  const free: ComponentCosts = { energyPj: {}, areaUm2: 0 };
  const byName = new Map(entries.map((entry) => [entry.asked.component.name, componentCosts(entry)]));
  const { levels, compute } = architecture;
  return {
    levels: levels.map((level) => byName.get(level.name) ?? free),
    compute: byName.get(compute.name) ?? free,
  };
}

/** What one component costs: the claim's figures, times the scales of the component unless they are in them. */
export function componentCosts({ asked, claim }: CostEntry): ComponentCosts {
  const { energyPj, areaUm2 } = claim;
  if (claim.isScaled) return { energyPj, areaUm2 };
  const { energyScale, areaScale } = asked.component;
  const energies = Object.entries(energyPj).map(([action, energy]) => [action, energy * energyScale] as const);
  return { energyPj: Object.fromEntries(energies), areaUm2: areaUm2 * areaScale };
}
