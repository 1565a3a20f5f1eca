/**
 * An objective that multiplies sums over a network, energy x cycles^power. Along a line of falling energy and rising cycles its
 * logarithm is concave, so that it is least at an end: at a vertex of the lower hull.
 */
export class ProductObjective {
  readonly name: string;
  readonly #power: number;

  constructor(name: string, power: number) {
    this.name = name;
    this.#power = power;
  }

  of(energyPj: number, cycles: number): number {
    return energyPj * cycles ** this.#power;
  }

  /** Cycles at which so much energy makes the product of another cost. */
  cyclesOf(other: { readonly energyPj: number; readonly cycles: number }, energyPj: number): number {
    return other.cycles * (other.energyPj / energyPj) ** (1 / this.#power);
  }

  /** Energy at which so many cycles make the product of another cost, pJ. */
  energyOf(other: { readonly energyPj: number; readonly cycles: number }, cycles: number): number {
    return other.energyPj * (other.cycles / cycles) ** this.#power;
  }
}

const products: readonly ProductObjective[] = [new ProductObjective('edp', 1), new ProductObjective('ed2p', 2)];

/** Undefined where the objective is a sum over operations. */
export function productObjective(name: string): ProductObjective | undefined {
  return products.find((product) => product.name === name);
}
