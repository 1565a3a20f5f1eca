import {
  type Costs,
  costsEnergy,
  type LeastLeft,
  type Mapspace,
  type NetworkTable,
  networkLatencyCycles,
  networkTables,
  type Problem,
} from '@loopwright/core';
import { describeHardware, type Hardware } from './hardware.ts';
import { type AxisTables, Lattice } from './lattice.ts';
import { LeastHops } from './least-hops.ts';
import { describePadding, type Padding } from './padding.ts';
import { type Projection, projectDataspace } from './projection.ts';

/** What the search knows of a mapspace before it begins; levels innermost first. */
export interface Space extends Hardware {
  readonly lattice: Lattice;
  readonly projections: readonly Projection[];
  readonly axes: number;
  /** Ranks of the dataspace that has most. */
  readonly mostRanks: number;
  /** Where the lattice is that of a larger problem, what is real of it. */
  readonly padding: Padding | undefined;
  /** Computes of the problem, and iterations of all loops together. */
  readonly computes: number;
  readonly iterations: number;
  /** That every run takes on top of what its busiest level does. */
  readonly latencyCycles: number;
  /** Those that cost energy. */
  readonly networks: readonly NetworkTable[];
  /** [level] below fan-outs. */
  readonly leastHops: readonly (LeastHops | undefined)[];
  /** [level] the next memory outside, -1 at the outermost. */
  readonly nextMemory: Int32Array;
  readonly firstMemory: number;
  /** [level][axis] positions of the factors that the constraints allow. */
  readonly allowed: readonly (readonly Int16Array[])[];
  /** [level * axes + axis] 1 where the factor 1 is allowed. */
  readonly mayIdle: Uint8Array;
  /** [level] axes with a factor above 1. */
  readonly movable: Int32Array;
  /** [level * axes + axis] place that the user's loop order gives it: loops of lower place lie inside; free loops share one. */
  readonly place: Int16Array;
  /** [level] 1 where all loops of the level share one place. */
  readonly freeOrder: Uint8Array;
  readonly capacityWords: Float64Array;
  readonly minUtilizedWords: Float64Array;
  /** [level] groups of instances that share one access, Infinity where they do not. */
  readonly clusters: Float64Array;
  /** [level * dataspaces + dataspace] rules that forbid reuse. */
  readonly noReuse: Uint8Array;
  readonly noLinkTransfer: Uint8Array;
  readonly rmwFirstUpdate: Uint8Array;
}

/**
 * @param problem as the loops pad it: its bounds are products of factors, no less than those of the mapspace's problem
 * @param known tables of the lattices of other problems
 * @param left of designs that save on zeros; of perfect factors
 */
export function describeSpace(
  mapspace: Mapspace,
  costs: Costs,
  problem: Problem = mapspace.problem,
  known?: Map<number, AxisTables>,
  left?: LeastLeft,
): Space {
  const { architecture, constraints, factorizations, orders } = mapspace;
  const lattice = new Lattice(problem, known);
  const { axes } = lattice;
  const kinds = architecture.levels;
  const hardware = describeHardware(mapspace, costs, left);
  const { levels, isFanout } = hardware;
  const rules = lattice.dimensions.map((d) => factorizations.rules[d].levels);
  const allowed = kinds.map((_, level) =>
    lattice.divisors.map((values, axis) => {
      const { exactly, atLeast, atMost } = rules[axis][level];
      const fits = (f: number) => f >= atLeast && f <= atMost && (exactly === undefined || f === exactly);
      return Int16Array.from([...values.keys()].filter((position) => fits(values[position])));
    }),
  );
  const place = new Int16Array(levels * axes);
  orders.forEach(({ prefix, suffix }, level) => {
    lattice.dimensions.forEach((d, axis) => {
      const before = prefix.indexOf(d);
      const after = suffix.indexOf(d);
      place[level * axes + axis] = before >= 0 ? before : after >= 0 ? prefix.length + 1 + after : prefix.length;
    });
  });
  const flags = (rule: readonly (readonly boolean[])[]) =>
    Uint8Array.from(kinds.flatMap((_, l) => problem.dataspaces.map((_, s) => Number(rule?.[l]?.[s] ?? false))));
  const { noReuse, noLinkTransfer, rmwFirstUpdate } = constraints.reuse;
  const memories = [...kinds.keys()].filter((level) => !isFanout[level]);
  const projections = problem.dataspaces.map((dataspace) => projectDataspace(problem, dataspace, lattice));
  return {
    ...hardware,
    lattice,
    projections,
    mostRanks: Math.max(1, ...projections.map(({ ranks }) => ranks.length)),
    axes,
    padding: describePadding(mapspace, lattice),
    computes: mapspace.problem.dimensions.reduce((product, { bound }) => product * bound, 1),
    iterations: problem.dimensions.reduce((product, { bound }) => product * bound, 1),
    latencyCycles: kinds.reduce((cycles, _, level) => cycles + networkLatencyCycles(architecture, level), 0),
    networks: networkTables(problem, architecture, costs).filter(costsEnergy),
    leastHops: kinds.map((k) => (k.kind === 'fanout' ? new LeastHops(k.fanoutX, k.fanoutY) : undefined)),
    nextMemory: Int32Array.from(kinds, (_, level) => memories.find((memory) => memory > level) ?? -1),
    firstMemory: memories[0] ?? -1,
    allowed,
    mayIdle: Uint8Array.from(allowed.flatMap((row) => row.map((positions) => Number(positions.includes(0))))),
    movable: Int32Array.from(allowed, (row) =>
      row.reduce((mask, positions, axis) => (positions.some((p) => p > 0) ? mask | (1 << axis) : mask), 0),
    ),
    place,
    freeOrder: Uint8Array.from(kinds, (_, level) =>
      Number(new Set(place.subarray(level * axes, (level + 1) * axes)).size <= 1),
    ),
    capacityWords: Float64Array.from(kinds, (k, level) =>
      k.kind === 'memory' ? k.capacityWords * (left?.roomWords[level] ?? 1) : Infinity,
    ),
    minUtilizedWords: Float64Array.from(kinds, (k) => (k.kind === 'memory' ? k.minUtilizedWords : 0)),
    clusters: Float64Array.from(kinds, (k) =>
      k.kind === 'memory' && k.clusterSize > 1 ? k.instances / k.clusterSize : Infinity,
    ),
    noReuse: flags(noReuse),
    noLinkTransfer: flags(noLinkTransfer),
    rmwFirstUpdate: flags(rmwFirstUpdate),
  };
}
