/**
 * An objective that multiplies sums over a network, energy x cycles^power. Along a line of falling energy and rising cycles its
 * logarithm is concave, so that it is least at an end: at a vertex of the lower hull.
 */
export interface ProductObjective {
  readonly name: string;
  of(energyPj: number, cycles: number): number;
}

const products: readonly ProductObjective[] = [
  { name: 'edp', of: (energyPj, cycles) => energyPj * cycles },
  { name: 'ed2p', of: (energyPj, cycles) => energyPj * cycles * cycles },
];

/** Undefined where the objective is a sum over operations. */
export function productObjective(name: string): ProductObjective | undefined {
  return products.find((product) => product.name === name);
}
