import type { Tables } from '../tables.ts';
import { type DensityModel, emptyProbability, type Tile } from './density.ts';
import type { FormatMisfit } from './format-misfit.ts';
import type { KeptTile } from './representation.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

/** How a memory hands out the values of a dataspace that are there, one after the other, in place of all coordinates. */
export interface Packed {
  readonly level: number;
  readonly dataspace: number;
  /** Steps that are left of those over all coordinates, on average. */
  readonly steps: number;
  /** Instances that have a value in a step, of those that the mapping asks for, on average: the last step may leave some idle. */
  readonly busy: number;
}

export interface PackedQuestion {
  readonly dense: Tables;
  readonly sparse: SparseTables;
  /** [level] innermost first. */
  readonly loops: readonly (readonly NestLoop[])[];
  /** [dataspace] innermost memory first. */
  readonly kept: readonly (readonly KeptTile[])[];
}

/**
 * Packs the fibers that loops over one input alone run through: of every such fiber that holds something, its values take as few steps
 * as there are instances to take them. None where the memory does not hand the input to the units itself, or instances are spread over its values
 * by a loop of several inputs: their values do not lie at the same positions.
 */
export function packPositions(question: PackedQuestion): readonly Packed[] | FormatMisfit {
  const { sparse, kept } = question;
  const packed: Packed[] = [];
  for (const [level, units] of sparse.units.entries()) {
    for (const { kind, options } of units) {
      if (kind !== 'position-skipping') continue;
      const [{ target }] = options;
      const tile = kept[target].find((tile) => tile.level === level);
      if (!tile || tile.child) return { cause: 'packed-outside', level, dataspace: target };
      // Nobody knows where its values are.
      if (!tile.format) continue;
      const fiber = fiberOf(question, target, level);
      if ('shared' in fiber) {
        return { cause: 'packed-together', level, dataspace: target, dimensions: [fiber.shared] };
      }
      packed.push({ level, dataspace: target, ...steps(tile.density, fiber.tile, fiber.instances) });
    }
  }
  return packed;
}

/** What loops over one input alone cover of it, and the instances that they spread it over; a dimension that spreads several inputs, if any. */
function fiberOf(
  { dense: { problem, dimensions, isOutput }, sparse: { moves }, loops }: PackedQuestion,
  target: number,
  level: number,
): { readonly tile: Tile; readonly instances: number } | { readonly shared: number } {
  const points = new Array<number>(dimensions).fill(1);
  let instances = 1;
  for (const { dimension, bound, isSpatial } of loops.slice(0, level + 1).flat()) {
    if (bound === 1 || !moves[target].has(dimension)) continue;
    if (moves.some((of, s) => s !== target && !isOutput[s] && of.has(dimension))) {
      if (isSpatial) return { shared: dimension };
      continue;
    }
    points[dimension] *= bound;
    if (isSpatial) instances *= bound;
  }
  return { tile: tileOf(problem, target, points), instances };
}

function steps(density: DensityModel, tile: Tile, instances: number): Pick<Packed, 'steps' | 'busy'> {
  let taken = 0;
  let busy = 0;
  const most = density.most(tile);
  for (let occupancy = Math.max(1, density.least(tile)); occupancy <= most; occupancy++) {
    const chance = density.probability(tile, occupancy);
    const steps = Math.ceil(occupancy / instances);
    taken += chance * steps;
    busy += (chance * occupancy) / (steps * instances);
  }
  // Empty fibers take no step, and are none of those that the means are over.
  const some = 1 - emptyProbability(density, tile);
  if (some <= 0) return { steps: 0, busy: 1 };
  return { steps: Math.min(1, taken / some / Math.ceil(tile.words / instances)), busy: Math.min(1, busy / some) };
}
