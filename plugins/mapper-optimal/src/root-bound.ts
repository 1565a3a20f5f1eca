import {
  type CostFigure,
  type Costs,
  type LeastLeft,
  type MapperContext,
  type Mapspace,
  networkLatencyCycles,
  type Problem,
} from '@loopwright/core';
import type { Figures } from './plans/figures.ts';
import { ROUNDING } from './rounding.ts';
import { computeCycles } from './space/compute-cycles.ts';
import { describeHardware } from './space/hardware.ts';
import { type Resource, resourcesOf } from './space/resources.ts';

/**
 * Least first metric of any mapping, perfect or not, by what is known at a glance: all computes are done, by all compute units at
 * the most, and every word of a tensor passes the outermost memory, if that must keep it. The metric must be monotone.
 */
export function rootBound({ mapspace, costs, objective, leastLeft }: MapperContext): number {
  const monotone = objective.metrics[0].monotone!;
  const { energyPj, cycles, outermostAccesses } = rootFigures(mapspace, costs, monotone.figures, leastLeft?.[0]);
  return monotone.of(energyPj, cycles, outermostAccesses) * (1 - ROUNDING);
}

/** The same as the figures that the metric is made of. */
export function rootFigures(
  mapspace: Mapspace,
  costs: Costs,
  wanted: readonly CostFigure[],
  left?: LeastLeft,
): Figures {
  const { problem, architecture } = mapspace;
  const hardware = describeHardware(mapspace, costs, left);
  const outermost = hardware.isFanout.lastIndexOf(0);
  const figures: Figures = { energyPj: 0, cycles: 0, outermostAccesses: 0 };
  const computes = problem.dimensions.reduce((product, { bound }) => product * bound, 1);
  figures.cycles = Math.ceil(computeCycles(hardware, (computes / architecture.compute.instances) * (1 - ROUNDING)));
  for (const resource of resourcesOf(hardware, wanted)) {
    // Copies of a memory share what passes it.
    const isSingle = outermost === architecture.levels.length - 1;
    let cost = computes * resource.compute;
    for (let s = 0; isSingle && s < hardware.dataspaces; s++) {
      const place = outermost * hardware.dataspaces + s;
      if (mapspace.bypass.fixed[place]) cost += leastTraffic(problem, s, resource, outermost, place);
    }
    const { figure } = resource;
    figures[figure] = Math.max(figures[figure], figure === 'cycles' ? Math.ceil(cost * (1 - ROUNDING)) : cost);
  }
  architecture.levels.forEach((_, level) => {
    figures.cycles += networkLatencyCycles(architecture, level);
  });
  return figures;
}

/** Inputs are read, outputs are written. */
function leastTraffic(problem: Problem, s: number, resource: Resource, level: number, place: number): number {
  const price = problem.dataspaces[s].readWrite ? resource.update : resource.read;
  return Math.ceil(leastWords(problem, s) / resource.block[level]) * price[place];
}

/** Different words of a tensor, at the least: those along the longest dimension of every rank. */
function leastWords({ dimensions, dataspaces }: Problem, s: number): number {
  const { ranks } = dataspaces[s];
  const longest = ranks.map((terms) => Math.max(1, ...terms.map(({ dimension }) => dimensions[dimension].bound)));
  const moved = ranks.flatMap((terms) => [...new Set(terms.map(({ dimension }) => dimension))]);
  const isSimple = new Set(moved).size === moved.length;
  return isSimple ? longest.reduce((words, extent) => words * extent, 1) : Math.max(1, ...longest);
}
