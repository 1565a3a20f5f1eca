import { type CostEntry, optionalEnergies } from '@loopwright/core';
import { componentCosts } from '@loopwright/core/engine';

/** Action and pJ as the model counts them, the actions that the model knows first. */
export function scaledEnergies(entry: CostEntry): (readonly [action: string, pj: number])[] {
  const { energyPj } = componentCosts(entry);
  const known = [...entry.asked.actions, ...optionalEnergies].filter((action) => Object.hasOwn(energyPj, action));
  return known.map((action) => [action, energyPj[action]]);
}
