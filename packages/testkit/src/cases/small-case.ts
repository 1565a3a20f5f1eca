import type { Costs } from '@loopwright/core';
import type {
  Architecture,
  Constraints,
  FactorConstraint,
  KeepConstraint,
  Level,
  LevelConstraints,
  Problem,
  Specification,
} from '@loopwright/spec';

/** A specification whose mapspace can be walked to the end, with its costs. */
export interface SmallCase {
  readonly name: string;
  readonly specification: Specification;
  readonly costs: Costs;
}

/** A level as a small case writes it down; a memory where it has no fan-out. */
export interface SmallLevel {
  readonly name: string;
  /** Children along X and Y. */
  readonly fanout?: readonly [number, number];
  /** Energy of a read, a write and an update. */
  readonly accessPj?: number;
  readonly capacityWords?: number;
  /** 1 by default. */
  readonly blockWords?: number;
  /** By dimension. */
  readonly factors?: Readonly<Record<string, FactorConstraint>>;
  /** Innermost first; the dimensions not named are free and lie outside. */
  readonly permutation?: readonly string[];
  /** For every dataspace; free where absent, but for the outermost memory, which keeps. */
  readonly keep?: KeepConstraint;
}

const network = { energyPerHopPj: 0, routerEnergyPj: 0 };

/** @param levels innermost first */
export function buildSmallCase(name: string, problem: Problem, levels: readonly SmallLevel[]): SmallCase {
  const architecture = buildArchitecture(levels);
  const specification: Specification = {
    problem,
    architecture,
    constraints: buildConstraints(levels, problem),
    mapper: {},
    energyTables: [],
    areaTables: [],
    compoundClasses: [],
  };
  return { name, specification, costs: buildCosts(levels) };
}

function buildArchitecture(levels: readonly SmallLevel[]): Architecture {
  const base = (at: number, name: string) => {
    const outside = levels.slice(at + 1).map(({ fanout }) => fanout ?? [1, 1]);
    const meshX = outside.reduce((product, [x]) => product * x, 1);
    const meshY = outside.reduce((product, [, y]) => product * y, 1);
    return { name, meshX, meshY, instances: meshX * meshY, attributes: {} };
  };
  const physical = { componentClass: 'SRAM', energyScale: 1, areaScale: 1, requiredActions: [] };
  return {
    name: 'small',
    levels: levels.map((level, at): Level => {
      const { fanout } = level;
      const named = base(at, level.name);
      if (fanout) return { ...named, kind: 'fanout', fanoutX: fanout[0], fanoutY: fanout[1], network };
      return {
        ...named,
        ...physical,
        kind: 'memory',
        capacityWords: level.capacityWords ?? Number.POSITIVE_INFINITY,
        minUtilizedWords: 0,
        datawidthBits: 8,
        blockWords: level.blockWords ?? 1,
        clusterSize: 1,
        readBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        writeBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        sharedBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
        bandwidthScale: {},
        networkFillLatencyCycles: 0,
        networkDrainLatencyCycles: 0,
        powerGatedAt: at,
        network,
      };
    }),
    compute: { ...base(0, 'MAC'), ...physical, componentClass: 'intmac' },
  };
}

function buildConstraints(levels: readonly SmallLevel[], { dimensions, dataspaces }: Problem): Constraints {
  const names = dimensions.map(({ name }) => name);
  const keepOf = ({ keep, fanout }: SmallLevel, at: number): KeepConstraint =>
    keep ?? (fanout ? 'bypass' : at === levels.length - 1 ? 'keep' : 'free');
  const never = levels.map(() => dataspaces.map(() => false));
  return {
    levels: levels.map(
      (level, at): LevelConstraints => ({
        factors: names.map((name) => level.factors?.[name] ?? {}),
        permutationPrefix: (level.permutation ?? []).map((name) => names.indexOf(name)),
        permutationSuffix: [],
        keep: dataspaces.map(() => keepOf(level, at)),
      }),
    ),
    reuse: { noReuse: never, noLinkTransfer: never, rmwFirstUpdate: never },
  };
}

function buildCosts(levels: readonly SmallLevel[]): Costs {
  return {
    levels: levels.map(({ accessPj = 0 }) => ({
      energyPj: { read: accessPj, write: accessPj, update: accessPj, leak: 0 },
      areaUm2: 0,
    })),
    compute: { energyPj: { compute: 0.5, leak: 0 }, areaUm2: 0 },
  };
}
