/**
 * The objective by which a cycle is worth so much energy.
 *
 * @param weightPjPerCycle 0 is energy alone, Infinity cycles alone
 */
export function weightedObjective(weightPjPerCycle: number): string {
  if (weightPjPerCycle === 0) return 'energy';
  if (weightPjPerCycle === Infinity) return 'delay';
  return `energy+${weightPjPerCycle}*delay`;
}

/** What that objective is of energy and cycles; cycles where the weight is infinite. */
export function weightedCost(weightPjPerCycle: number, energyPj: number, cycles: number): number {
  return weightPjPerCycle === Infinity ? cycles : energyPj + weightPjPerCycle * cycles;
}
