import type { Architecture, Compute, Fanout, Level, Memory, NetworkComponent } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { Reader } from '../source/reader.ts';
import type { EnergyTable } from '../specification.ts';
import { checkAttributeNames } from './check-attribute-names.ts';
import { checkAttributeUses } from './check-attribute-uses.ts';
import { type ComponentKind, componentKind } from './component-classes.ts';
import { connectNetworks } from './connect-networks.ts';
import type { HardwareNode, HardwareTree } from './hardware-node.ts';
import { placeOf } from './parse-attributes.ts';
import type { PlacedLevel } from './placed-level.ts';
import { readPowerGates } from './power-gates.ts';
import { readMemory } from './read-memory.ts';
import { readNetwork } from './read-network.ts';
import { readNetworkComponent } from './read-network-component.ts';
import { checkSparsePlaces } from './sparse/check-sparse-places.ts';

export interface ArchitectureReading {
  readonly architecture: Architecture;
  /** In the order of `architecture.levels`. */
  readonly placed: readonly PlacedLevel[];
  readonly computeNode: HardwareNode;
}

/** Levels and compute units from the nodes of the file. Undefined where they make no architecture; the log says why. */
export function readArchitecture(
  tree: HardwareTree,
  place: SourceLocation,
  tables: readonly EnergyTable[],
  reader: Reader,
): ArchitectureReading | undefined {
  const components = tree.nodes.filter((node) => node.kind === 'component' && kindOf(node) !== 'network');
  const last = components.at(-1);
  // The last component computes, whatever its class, unless it is a memory.
  if (!last || kindOf(last) === 'storage') {
    reader.log.add(problems.noCompute(last?.location ?? place, last?.name));
    return undefined;
  }
  const placed: PlacedLevel[] = [];
  const networks: NetworkComponent[] = [];
  const wirePj = wireEnergyPj(tables);
  let mesh = { meshX: 1, meshY: 1 };
  for (const node of tree.nodes) {
    if (tree.form === 'nodes') checkCopies(node, reader);
    checkAttributeNames(node, node.kind === 'component' && node !== last && kindOf(node) !== 'network', reader);
    if (node.kind === 'nothing') continue;
    if (node.kind === 'component' && node !== last && kindOf(node) === 'network') {
      const network = readNetworkComponent(node, tables, reader);
      if (network) networks.push(network);
      continue;
    }
    const { spreadX, spreadY } = node;
    if (spreadX * spreadY > 1) {
      placed.push({ level: fanout(node, mesh, reader, wirePj), node });
      mesh = { meshX: mesh.meshX * spreadX, meshY: mesh.meshY * spreadY };
    }
    if (node.kind !== 'component' || node === last) continue;
    const level = checkIsMemory(node, reader) && memory(node, mesh, reader, wirePj);
    if (level) placed.push({ level, node });
  }
  checkAttributeUses(last, 'compute', reader);
  checkCount(mesh, last, reader);
  checkSparsePlaces(tree.nodes, last, reader);
  if (!placed.some(({ level }) => level.kind === 'memory')) {
    if (!reader.log.hasErrors) reader.log.add(problems.noMemory(place));
    return undefined;
  }
  placed.reverse();
  const savings = last.sparse?.compute;
  const compute: Compute = withVariables({ ...physical(last, mesh), ...(savings && { savings }) }, tree);
  const gated = readPowerGates(placed, reader).map((level, index) => ({ ...placed[index]!, level }));
  const connected = connectNetworks(gated, { part: compute, node: last }, networks, reader);
  const levels = connected.map((level) => withVariables(level, tree));
  return {
    architecture: { name: tree.name, levels, compute },
    placed: placed.map(({ node }, index) => ({ level: levels[index]!, node })),
    computeNode: last,
  };
}

function kindOf({ componentClass, attributes }: HardwareNode): ComponentKind {
  return componentKind(componentClass, attributes);
}

function checkIsMemory(node: HardwareNode, reader: Reader): boolean {
  const { name, location, componentClass } = node;
  const kind = kindOf(node);
  if (kind === 'compute') reader.log.add(problems.computeNotLast(location, name));
  // A missing class has been reported.
  if (kind === 'other' && componentClass !== '') reader.log.add(problems.unknownClass(location, name, componentClass));
  return kind === 'storage';
}

/** Attributes that count copies in the older forms; where they only repeat the mesh they are for expressions. */
function checkCopies({ name, attributes, attributeLocations, spreadX, spreadY }: HardwareNode, { log }: Reader): void {
  const copies = { meshX: spreadX, meshY: spreadY, instances: spreadX * spreadY };
  for (const [key, count] of Object.entries(copies)) {
    const place = attributeLocations.get(key);
    if (!place || attributes[key] === undefined || attributes[key] === count) continue;
    log.add(problems.noEffect(place, `${key} of ${name}`, 'spatial: {meshX, meshY} makes copies'));
  }
}

function withVariables<T extends Level | Compute>(part: T, { variables }: HardwareTree): T {
  return { ...part, attributes: { ...variables, ...part.attributes } };
}

function base(node: HardwareNode, { meshX, meshY }: { meshX: number; meshY: number }) {
  const { name, attributes, location } = node;
  return { name, meshX, meshY, instances: meshX * meshY, attributes, location };
}

function physical(node: HardwareNode, mesh: { meshX: number; meshY: number }) {
  const { componentClass, subclass, energyScale, areaScale, requiredActions } = node;
  return {
    ...base(node, mesh),
    componentClass,
    ...(subclass !== undefined && { subclass }),
    energyScale,
    areaScale,
    requiredActions,
  };
}

function memory(
  node: HardwareNode,
  mesh: { meshX: number; meshY: number },
  reader: Reader,
  wirePj: number | undefined,
): Memory | undefined {
  const storage = readMemory(node, reader);
  if (!storage) return undefined;
  const instances = mesh.meshX * mesh.meshY;
  if (instances % storage.clusterSize !== 0) {
    const place = placeOf(node, 'cluster_size');
    reader.log.add(problems.clustersDoNotDivide(place, node.name, storage.clusterSize, instances));
  }
  return {
    kind: 'memory',
    ...physical(node, mesh),
    ...storage,
    powerGatedAt: -1,
    network: readNetwork(node, node.networkAttributes ?? node.attributes, reader, { wireEnergyPj: wirePj }),
  };
}

/**
 * A component with `spatial` is spread by a level of its own, under the name that Timeloop gives it: two levels of one
 * name could not be told apart. Its network is that of the containers around it, not the component's.
 */
function fanout(
  node: HardwareNode,
  mesh: { meshX: number; meshY: number },
  reader: Reader,
  wirePj: number | undefined,
): Fanout {
  const attributes = node.kind === 'container' ? node.attributes : node.handedDown;
  return {
    kind: 'fanout',
    ...base(node, mesh),
    name: node.kind === 'container' ? node.name : fanoutName(node.name),
    attributes,
    fanoutX: node.spreadX,
    fanoutY: node.spreadY,
    // The front end puts a memory of one bit in the place of a container; in the tree form there is none.
    network: readNetwork(node, node.networkAttributes ?? attributes, reader, {
      wireEnergyPj: wirePj,
      wordBits: node.networkAttributes ? 16 : 1,
    }),
  };
}

/** Timeloop's name of the level that spreads a node. */
export function fanoutName(node: string): string {
  return `inter_${node}_spatial`;
}

/** Accelergy's tables have one wire, and Timeloop takes it for those of every level. */
export function wireEnergyPj(tables: readonly EnergyTable[]): number | undefined {
  const table = tables.find(({ component }) => /^[wW]ire$/.test(component));
  return table?.energyPj.transfer_random || undefined;
}

function checkCount({ meshX, meshY }: { meshX: number; meshY: number }, last: HardwareNode, reader: Reader): void {
  if (meshX * meshY <= Number.MAX_SAFE_INTEGER) return;
  const what = 'the number of compute units';
  reader.log.add(
    problems.outOfRange(last.location, what, `${meshX * meshY}`, 'at most 2^53 - 1', 'use smaller meshes'),
  );
}
