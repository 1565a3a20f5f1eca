import type { YAMLMap } from 'yaml';
import type { AttributeValue } from '../architecture.ts';
import type { HardwareNode, HardwareTree } from '../read/hardware-node.ts';
import { canonicalName } from '../read/storage-attributes.ts';
import type { Reader } from '../source/reader.ts';
import { migrateNetworks, NETWORK_ATTRIBUTES } from './migrate-networks.ts';
import { quoted, tagged, type Writable } from './yaml-nodes.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** What `spatial` says in v0.4. */
const COPIES = ['meshX', 'meshY', 'instances'];
/** What means something else where a container says it. */
const OWN = [...NETWORK_ATTRIBUTES, 'has_power_gating', 'power_gated_at'];

/** The older forms as nodes of v0.4: one container for each place where copies are made, components in between. */
export function migrateArchitecture(tree: HardwareTree, hasWireTable: boolean, reader: Reader): Writable {
  const common = commonAttributes(tree.nodes);
  const taken = tree.nodes.some(({ name }) => name === tree.name);
  const top = tagged(
    '!Container',
    new Map<string, Writable>([['name', taken ? `${tree.name}_top_level` : tree.name], ...attributeEntry(common)]),
  );
  const networks = migrateNetworks(tree.nodes, hasWireTable, reader);
  const nodes = tree.nodes.map(
    (node, index): YAMLMap =>
      node.kind === 'container'
        ? container(node, networks[index]!)
        : component(node, { ...own(node, common), ...networks[index] }),
  );
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
        !COPIES.includes(key) && !NETWORK_ATTRIBUTES.includes(canonicalName(key)) && !Object.hasOwn(common, key),
    ),
  );
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
