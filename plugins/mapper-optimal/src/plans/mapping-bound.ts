import type { CandidateBatch } from '@loopwright/core';
import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { PaddedSpaces } from '../space/padded-spaces.ts';
import type { Space } from '../space/space.ts';
import type { Figures } from './figures.ts';
import type { Plan } from './plan.ts';
import { addCompulsoryCosts, forEachTile } from './plan-bound.ts';

/**
 * Least figures of a mapping by every bound of its plan and of its tiles, as a mapping that was found elsewhere shows whether they
 * hold. Leaves the plan loaded.
 */
export function leastMappingFigures(
  spaces: PaddedSpaces,
  plan: Plan,
  bounds: OuterBounds,
  batch: CandidateBatch,
  candidate: number,
): Figures {
  const space = spaceOf(spaces, batch, candidate);
  const { levels, axes, lattice, dataspaces, isFanout, firstMemory, nextMemory } = space;
  const factors = positionsOf(space, batch, candidate);
  const keeps = batch.keeps.slice(candidate * levels * dataspaces, (candidate + 1) * levels * dataspaces);
  plan.load(
    keeps,
    factors.map((position, i) => (isFanout[Math.floor(i / axes)] ? position : 0)),
    space,
  );
  const costs = plan.overhead.slice();
  for (let s = 0; s < dataspaces; s++) addCompulsoryCosts(plan, s, costs, 0);
  const least = { ...plan.measure(costs, 0) };
  const ofTiles = { energyPj: Infinity, cycles: Infinity, outermostAccesses: Infinity };
  forEachTile(plan, bounds, (figures) => combine(Math.min, ofTiles, figures));
  combine(Math.max, least, ofTiles);
  const shape = new Int32Array(axes);
  for (let level = 0, memory = firstMemory; level < levels; level++) {
    for (let axis = 0; axis < axes; axis++) {
      shape[axis] = lattice.products[axis][shape[axis] * lattice.divisors[axis].length + factors[level * axes + axis]];
    }
    if (level !== memory) continue;
    memory = nextMemory[level];
    const isPossible = bounds.costAt(plan, level, shape, bounds.table(plan, memory), costs);
    for (let r = 0; r < costs.length; r++) costs[r] = isPossible ? costs[r] + plan.constant[r] : Infinity;
    combine(Math.max, least, plan.measure(costs, 0));
  }
  return least;
}

function combine(choose: (a: number, b: number) => number, into: Figures, other: Figures): void {
  into.energyPj = choose(into.energyPj, other.energyPj);
  into.cycles = choose(into.cycles, other.cycles);
  into.outermostAccesses = choose(into.outermostAccesses, other.outermostAccesses);
}

/** [level * axes + axis] */
function positionsOf({ levels, axes, lattice }: Space, batch: CandidateBatch, candidate: number): Int16Array {
  const { dimensions } = batch.shape;
  const positions = new Int16Array(levels * axes);
  for (let i = 0; i < positions.length; i++) {
    const [level, axis] = [Math.floor(i / axes), i % axes];
    const factor = batch.factors[(candidate * levels + level) * dimensions + lattice.dimensions[axis]];
    positions[i] = lattice.position(axis, factor);
  }
  return positions;
}

/** That of the problem which the mapping's factors multiply to. */
function spaceOf(spaces: PaddedSpaces, batch: CandidateBatch, candidate: number): Space {
  const { levels, lattice } = spaces.plain;
  const { dimensions } = batch.shape;
  return spaces.of(
    lattice.dimensions.map((d) => {
      let bound = 1;
      for (let level = 0; level < levels; level++)
        bound *= batch.factors[(candidate * levels + level) * dimensions + d];
      return bound;
    }),
  );
}
