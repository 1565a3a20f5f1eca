import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { CountedPart } from './counted-part.ts';
import type { HardwareNode } from './hardware-node.ts';
import { canonicalName, networkAttributes } from './storage-attributes.ts';

/** A storage that only marks where copies are made, as the Timeloop front end writes it. */
const MARKER_CLASS = 'dummy_storage';

/**
 * Fan-outs of the older forms: wherever a component comes in more copies than the one outside it. They lie directly
 * below that one, and their network is its network.
 *
 * @param parts outermost first
 */
export function spreadParts(parts: readonly CountedPart[], reader: Reader): HardwareNode[] {
  const nodes: HardwareNode[] = [];
  let outside: CountedPart | undefined;
  let [meshX, meshY] = [1, 1];
  for (const part of parts) {
    const [spreadX, spreadY] = [part.meshX / meshX, part.meshY / meshY];
    if (!Number.isInteger(spreadX) || !Number.isInteger(spreadY)) {
      const { name, location } = part.node;
      const detail = `${part.meshX} by ${part.meshY} copies do not divide over the ${meshX} by ${meshY} outside`;
      reader.log.add(problems.attributeConflict(location, name, detail, 'change meshX or the range in the name'));
    } else if (spreadX * spreadY > 1) nodes.push(spread(part, outside, nodes, { spreadX, spreadY }));
    [meshX, meshY] = [part.meshX, part.meshY];
    if (part.node.componentClass !== MARKER_CLASS) nodes.push(part.node);
    outside = part;
  }
  return nodes;
}

function spread(
  part: CountedPart,
  outside: CountedPart | undefined,
  nodes: HardwareNode[],
  copies: { spreadX: number; spreadY: number },
): HardwareNode {
  const marked = outside?.node.componentClass === MARKER_CLASS;
  const { attributes = {}, location = part.node.location } = outside?.node ?? {};
  const network = networkOf(attributes);
  if (outside && !marked) {
    // The memory's network leads into the fan-out and has no hops of its own.
    const memory = nodes.indexOf(outside.node);
    if (memory >= 0) nodes[memory] = { ...outside.node, networkAttributes: {} };
  }
  return {
    kind: 'container',
    name: nameOf(part, outside, nodes),
    location: marked ? location : part.node.location,
    ...copies,
    attributes: { ...part.node.handedDown, ...withoutDatawidth(network) },
    handedDown: part.node.handedDown,
    networkAttributes: network,
    attributeLocations: new Map([...(outside?.node.attributeLocations ?? [])].filter(([key]) => isOfNetwork(key))),
    componentClass: '',
    energyScale: 1,
    areaScale: 1,
    requiredActions: [],
  };
}

/** The marker's name for its container, the subtree that makes the copies, or a name after the component itself. */
function nameOf(part: CountedPart, outside: CountedPart | undefined, nodes: readonly HardwareNode[]): string {
  if (outside?.node.componentClass === MARKER_CLASS) {
    return /^inter_(.+)_spatial$/.exec(outside.node.name)?.[1] ?? outside.node.name;
  }
  const { copiedBy } = part;
  const taken = nodes.some(({ name }) => name === copiedBy) || copiedBy === part.node.name;
  return copiedBy !== undefined && copiedBy !== outside?.copiedBy && !taken
    ? copiedBy
    : `inter_${part.node.name}_spatial`;
}

/** Under the names that the file has, `energy-per-ingress` or `word-bits`. */
function networkOf(attributes: Readonly<Record<string, AttributeValue>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => isOfNetwork(key)));
}

/** The width of the memory's words tells that of the wires, and is no attribute of the fan-out. */
function withoutDatawidth(network: Readonly<Record<string, AttributeValue>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(network).filter(([key]) => canonicalName(key) !== 'datawidth'));
}

function isOfNetwork(key: string): boolean {
  return OF_NETWORK.has(canonicalName(key));
}

/** A level reads and updates through the network below it; what fills it lies above. */
const OF_NETWORK = new Set([...Object.keys(networkAttributes.shape), 'network_read', 'network_update']);
