import type {
  Architecture,
  Constraints,
  FactorConstraint,
  KeepConstraint,
  Level,
  LevelConstraints,
  Problem,
} from '@loopwright/spec';
import { buildMapspace, type Mapspace } from '../src/index.ts';

/** One level of a design written down in a test. */
export interface LevelSketch {
  /** Children along X and Y; a memory where absent. */
  readonly fanout?: readonly [number, number];
  /** By dimension name. */
  readonly factors?: Readonly<Record<string, FactorConstraint>>;
  /** Dimension names, innermost first: `CK` is a prefix, `CK_P` has P as a suffix. */
  readonly permutation?: string;
  readonly split?: number;
  /** One for all dataspaces; the outermost memory keeps, the others are free. */
  readonly keep?: KeepConstraint;
}

export interface Design {
  readonly problem: Problem;
  readonly architecture: Architecture;
  readonly constraints: Constraints;
}

const network = { energyPerHopPj: 0, routerEnergyPj: 0 };

/**
 * A design from bounds by one-letter dimension name and levels, innermost first. Dataspace t is indexed by all dimensions but
 * the one at t; the last is an output.
 */
export function sketch(
  bounds: Readonly<Record<string, number>>,
  levels: readonly LevelSketch[],
  dataspaces = 3,
): Design {
  const names = Object.keys(bounds);
  const problem: Problem = {
    name: 'sketch',
    dimensions: names.map((name) => ({ name, bound: bounds[name] })),
    dataspaces: Array.from({ length: dataspaces }, (_, t) => ({
      name: `T${t}`,
      readWrite: t === dataspaces - 1,
      ranks: names.flatMap((_, d) => (d === t ? [] : [[{ dimension: d, coefficient: 1 }]])),
    })),
  };
  const base = { meshX: 1, meshY: 1, instances: 1, attributes: {} };
  const physical = { ...base, componentClass: 'c', energyScale: 1, areaScale: 1, requiredActions: [] };
  const architecture: Architecture = {
    name: 'sketch',
    levels: levels.map(({ fanout }, l): Level => {
      if (fanout) return { ...base, kind: 'fanout', name: `F${l}`, fanoutX: fanout[0], fanoutY: fanout[1], network };
      return {
        ...physical,
        kind: 'memory',
        name: `M${l}`,
        capacityWords: Number.POSITIVE_INFINITY,
        minUtilizedWords: 0,
        datawidthBits: 8,
        blockWords: 1,
        clusterSize: 1,
        readBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        writeBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        sharedBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        bandwidthScale: {},
        networkFillLatencyCycles: 0,
        networkDrainLatencyCycles: 0,
        powerGatedAt: l,
        network,
      };
    }),
    compute: { ...physical, name: 'MAC' },
  };
  const never = levels.map(() => problem.dataspaces.map(() => false));
  const constraints: Constraints = {
    levels: levels.map((level, l): LevelConstraints => {
      const [prefix, suffix = ''] = (level.permutation ?? '').split('_');
      const keep = level.keep ?? (level.fanout ? 'bypass' : l === levels.length - 1 ? 'keep' : 'free');
      return {
        factors: names.map((name) => level.factors?.[name] ?? {}),
        permutationPrefix: [...prefix].map((name) => names.indexOf(name)),
        permutationSuffix: [...suffix].map((name) => names.indexOf(name)),
        ...(level.split === undefined ? {} : { split: level.split }),
        keep: problem.dataspaces.map(() => keep),
      };
    }),
    reuse: { noReuse: never, noLinkTransfer: never, rmwFirstUpdate: never },
  };
  return { problem, architecture, constraints };
}

export function mapspaceOf({ problem, architecture, constraints }: Design): Mapspace {
  return buildMapspace(problem, architecture, constraints);
}
