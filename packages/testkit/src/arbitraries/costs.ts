import type { ComponentCosts, Costs } from '@loopwright/model';
import type { Architecture } from '@loopwright/spec';
import fc from 'fast-check';

/** Energies and areas for the components of an architecture. */
export function costs(architecture: Architecture): fc.Arbitrary<Costs> {
  return costChoices(architecture.levels.length).map((choices) => buildCosts(choices, architecture));
}

/** One component for every level, and one for the compute units. */
export function costChoices(levels: number): fc.Arbitrary<readonly ComponentCosts[]> {
  // Sixteenths are exact in floating point, so that sums in different orders agree.
  const cost = fc.nat({ max: 4096 }).map((sixteenths) => sixteenths / 16);
  const component = fc.record({
    energyPj: fc.record({ read: cost, write: cost, update: cost, compute: cost, leak: cost }),
    areaUm2: cost,
  });
  return fc.array(component, { minLength: levels + 1, maxLength: levels + 1 });
}

export function buildCosts(choices: readonly ComponentCosts[], architecture: Architecture): Costs {
  const free: ComponentCosts = { energyPj: {}, areaUm2: 0 };
  return {
    levels: architecture.levels.map((place, level) => (place.kind === 'memory' ? choices[level]! : free)),
    compute: choices.at(-1)!,
  };
}
