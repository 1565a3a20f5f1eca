import type { YAMLMap } from 'yaml';
import type { AttributeValue } from '../architecture.ts';
import type { HardwareNode, HardwareTree } from '../read/hardware-node.ts';
import { canonicalAttributes } from '../read/storage-attributes.ts';
import { quoted, tagged, type Writable } from './yaml-nodes.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** What `spatial` says in v0.4. */
const COPIES = ['meshX', 'meshY', 'instances'];
/** 0 where they are not given: a container further out may have set them. */
const NETWORK = ['energy_per_hop', 'router_energy'];
/** Those that have no value to stand for none; written where they are given. */
const WIRES = [
  'energy_per_ingress',
  'wire_energy',
  'tile_width',
  'network_word_bits',
  'network_read',
  'network_update',
];
/** What means something else where a container says it. */
const OWN = [...NETWORK, ...WIRES, 'has_power_gating', 'power_gated_at'];

/** The older forms as nodes of v0.4: one container for each place where copies are made, components in between. */
export function migrateArchitecture(tree: HardwareTree): Writable {
  const common = commonAttributes(tree.nodes);
  const taken = tree.nodes.some(({ name }) => name === tree.name);
  const top = tagged(
    '!Container',
    new Map<string, Writable>([['name', taken ? `${tree.name}_top_level` : tree.name], ...attributeEntry(common)]),
  );
  let networkSet = false;
  const nodes = tree.nodes.map((node): YAMLMap => {
    const network = networkOf(node, networkSet);
    if (node.kind === 'container') {
      networkSet ||= Object.keys(network).length > 0;
      return container(node, network);
    }
    // Below the compute units there is no network.
    return component(node, { ...own(node, common), ...(node === tree.nodes.at(-1) ? {} : network) });
  });
  return new Map<string, Writable>([
    ['version', 0.4],
    ['nodes', [top, ...nodes]],
  ]);
}

/** Attributes that every component has with the same value: the outermost container hands them down. */
function commonAttributes(nodes: readonly HardwareNode[]): Attributes {
  const [first, ...others] = nodes.filter(({ kind }) => kind === 'component');
  const shared = Object.entries(first?.attributes ?? {}).filter(
    ([key, value]) =>
      ![...COPIES, ...OWN].includes(key) && others.every(({ attributes }) => isSame(attributes[key], value)),
  );
  return others.length > 0 ? Object.fromEntries(shared) : {};
}

function own({ attributes }: HardwareNode, common: Attributes): Attributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(
    entries.filter(
      ([key]) =>
        !COPIES.includes(key) && ![...NETWORK, ...WIRES].includes(canonicalName(key)) && !Object.hasOwn(common, key),
    ),
  );
}

/** Energies of the network below a node; in full once a container around it has set some. */
function networkOf(node: HardwareNode, isSet: boolean): Attributes {
  const attributes = canonicalAttributes(node.networkAttributes ?? node.attributes);
  const written = WIRES.filter((key) => attributes[key] !== undefined);
  const isWired = Boolean(attributes.wire_energy) && attributes.energy_per_hop === undefined;
  const given = [...NETWORK, ...WIRES].some((key) => attributes[key] !== undefined);
  if (!given && !isSet) return {};
  return {
    ...Object.fromEntries(
      NETWORK.map((key) => [key, attributes[key] ?? 0]).filter(([key]) => !(isWired && key === 'energy_per_hop')),
    ),
    ...Object.fromEntries(written.map((key) => [key, attributes[key]!])),
    // A container has words of one bit unless it says otherwise.
    ...(isWired && { network_word_bits: attributes.network_word_bits ?? attributes.datawidth ?? 16 }),
  };
}

function canonicalName(key: string): string {
  return Object.keys(canonicalAttributes({ [key]: 0 }))[0]!;
}

function container({ name, spreadX, spreadY }: HardwareNode, network: Attributes): YAMLMap {
  const spatial = new Map([
    ['meshX', spreadX],
    ['meshY', spreadY],
  ]);
  return tagged(
    '!Container',
    new Map<string, Writable>([['name', name], ['spatial', spatial], ...attributeEntry(network)]),
  );
}

function component(node: HardwareNode, attributes: Attributes): YAMLMap {
  const { name, componentClass, subclass, energyScale, areaScale, requiredActions } = node;
  const entries: [string, Writable][] = [
    ['name', name],
    ['class', componentClass],
    ...(subclass === undefined ? [] : [['subclass', subclass] as [string, Writable]]),
    ...(energyScale === 1 ? [] : [['energy_scale', energyScale] as [string, Writable]]),
    ...(areaScale === 1 ? [] : [['area_scale', areaScale] as [string, Writable]]),
    ...(requiredActions.length === 0 ? [] : [['required_actions', requiredActions] as [string, Writable]]),
    ...attributeEntry(attributes),
  ];
  return tagged('!Component', new Map(entries));
}

function attributeEntry(attributes: Attributes): [string, Writable][] {
  const entries = Object.entries(attributes).map(([key, value]) => [key, writable(value)] as const);
  return entries.length === 0 ? [] : [['attributes', new Map(entries)]];
}

/** Values are computed already: text is never arithmetic. */
function writable(value: AttributeValue): Writable {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.map(writable);
  if (typeof value !== 'object' || value === null) return value as number | boolean | null;
  return new Map(Object.entries(value).map(([key, item]) => [key, writable(item)]));
}

function isSame(a: AttributeValue | undefined, b: AttributeValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
