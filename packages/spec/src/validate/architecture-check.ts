import { anything, type CheckValue, flag, list, number, object, oneOf, optional, record, text } from './check-value.ts';

const count = number({ least: 1, isWhole: true });
const share = number({ least: 0 });
const bandwidth = number({ least: 0, mayBeInfinite: true });

const part = {
  name: text,
  meshX: count,
  meshY: count,
  instances: count,
  attributes: record(anything),
};

const physical = {
  ...part,
  componentClass: text,
  energyScale: share,
  areaScale: share,
  requiredActions: list(text),
};

const wire = object({ energyPj: share, wordBits: share, tileWidthUm: optional(share) });
const hops = { energyPerHopPj: share, routerEnergyPj: share, ingressEnergyPj: optional(share), wire: optional(wire) };
const network = object(hops);
const named = { name: text, latencyCycles: share };
const transfers = list(object({ destinations: optional(share), energyPj: share }));
const components: Readonly<Record<string, CheckValue>> = {
  hops: object({ ...named, ...hops }),
  'reduction-tree': object({ ...named, adderEnergyPj: share, wire }),
  multicast: object({ ...named, transfers, byDataspace: record(transfers) }),
};
const component: CheckValue = (value, path) => {
  const kind = String((value as { kind?: unknown } | null)?.kind);
  return (components[kind] ?? object({ kind: oneOf(...Object.keys(components)) }))(value, path);
};
const networks = optional(object({ read: optional(component), update: optional(component) }));

const fanout = object({ ...part, fanoutX: count, fanoutY: count, network, networks });

const bits = number({ least: 0 });
const rank = object({
  format: text,
  written: optional(text),
  flattened: list(list(text)),
  metadataWordBits: optional(bits),
  payloadWordBits: optional(bits),
});
const tensorFormat = object({ dataspace: text, ranks: list(rank), innerToOuter: flag });
const sparse = object({
  formats: list(tensorFormat),
  otherFormats: optional(list(tensorFormat)),
  savings: list(
    object({
      kind: oneOf('gating', 'skipping', 'spatial-skipping', 'position-skipping'),
      options: list(object({ target: text, conditionOn: list(text) })),
    }),
  ),
  metadata: object({
    wordBits: bits,
    widthBits: bits,
    capacityBits: number({ least: 0, mayBeInfinite: true }),
    decompresses: flag,
    compresses: flag,
  }),
  overbooks: optional(flag),
});

/** An architecture by itself. */
export const architectureCheck = object({
  name: anything,
  levels: (levels, path) => list(levelCheck(Array.isArray(levels) ? levels.length : 0))(levels, path),
  compute: object({ ...physical, savings: optional(object({ gating: flag, skipping: flag })) }),
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
    reductionSupported: optional(flag),
    sparse: optional(sparse),
    network,
    networks,
  });
  return (level, path) => {
    const kind = (level as { kind?: unknown } | null)?.kind;
    if (kind === 'memory') return memory(level, path);
    if (kind === 'fanout') return fanout(level, path);
    return object({ kind: oneOf('memory', 'fanout') })(level, path);
  };
}
