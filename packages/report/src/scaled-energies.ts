import type { CostEntry } from '@loopwright/core';

/** Action and pJ as the model counts them, the actions that the model knows first. */
export function scaledEnergies({ asked, claim }: CostEntry): (readonly [action: string, pj: number])[] {
  const known = [...asked.actions, 'leak'].filter((action) => Object.hasOwn(claim.energyPj, action));
  return known.map((action) => [action, claim.energyPj[action] * asked.component.energyScale]);
}
