import { networkEnergyPj } from '@loopwright/core';
import type { ValidEvaluationJson } from './evaluation-json.ts';

/** Of sums of many terms that are equal but for rounding. */
const ROUNDING = 1e-9;

/** Energy of a mapping by component, outermost first, pJ: memories with their leakage, compute units, networks, and what plugins add. */
export function componentEnergiesPj({
  levels,
  compute,
  networks,
  energyPj,
}: ValidEvaluationJson): Record<string, number> {
  const energies: Record<string, number> = {};
  for (const [name, { leakageEnergyPj, dataspaces }] of Object.entries(levels).reverse()) {
    energies[name] = Object.values(dataspaces).reduce((sum, tile) => sum + tile.energyPj, leakageEnergyPj);
  }
  energies[compute.name] = compute.energyPj;
  for (const [name, { dataspaces }] of Object.entries(networks)) {
    const sum = Object.values(dataspaces).reduce((all, tile) => all + networkEnergyPj(tile), 0);
    if (sum > 0) energies[name] = sum;
  }
  const rest = energyPj - Object.values(energies).reduce((sum, each) => sum + each, 0);
  if (Math.abs(rest) > ROUNDING * energyPj) energies.others = rest;
  return energies;
}
