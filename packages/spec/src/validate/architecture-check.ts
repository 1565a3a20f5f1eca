import { anything, type CheckValue, list, number, object, oneOf, record, text } from './check-value.ts';

const count = number({ least: 1, isWhole: true });
const share = number({ least: 0 });
const bandwidth = number({ least: 0, mayBeInfinite: true });

const component = {
  name: text,
  meshX: count,
  meshY: count,
  instances: count,
  attributes: record(anything),
};

const physical = {
  ...component,
  componentClass: text,
  energyScale: share,
  areaScale: share,
  requiredActions: list(text),
};

const network = object({ energyPerHopPj: share, routerEnergyPj: share });
const fanout = object({ ...component, fanoutX: count, fanoutY: count, network });

/** An architecture by itself. */
export const architectureCheck = object({
  name: anything,
  levels: (levels, path) => list(levelCheck(Array.isArray(levels) ? levels.length : 0))(levels, path),
  compute: object(physical),
});

function levelCheck(levels: number): CheckValue {
  const memory = object({
    ...physical,
    capacityWords: number({ least: 0, mayBeInfinite: true }),
    minUtilizedWords: share,
    datawidthBits: share,
    blockWords: share,
    clusterSize: share,
    readBandwidthWordsPerCycle: bandwidth,
    writeBandwidthWordsPerCycle: bandwidth,
    sharedBandwidthWordsPerCycle: bandwidth,
    bandwidthScale: record(share),
    networkFillLatencyCycles: share,
    networkDrainLatencyCycles: share,
    powerGatedAt: number({ least: 0, most: levels - 1, isWhole: true }),
    network,
  });
  return (level, path) => {
    const kind = (level as { kind?: unknown } | null)?.kind;
    if (kind === 'memory') return memory(level, path);
    if (kind === 'fanout') return fanout(level, path);
    return object({ kind: oneOf('memory', 'fanout') })(level, path);
  };
}
