import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import { evaluateAttribute } from '../expression/evaluate-attribute.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import type { Scope } from '../expression/scope.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import { ARRAY_CONTAINER, arrayConstraints } from './array-containers.ts';
import { asValue, type HardwareNode, type HardwareTree, type ParallelGroup } from './hardware-node.ts';
import { readAttributes } from './read-attributes.ts';
import { CLASS_KEYS, readComponent } from './read-component.ts';
import { readStorageList, STORAGE_LIST_KEYS } from './read-storage-list.ts';
import { readSubtree } from './read-subtree.ts';
import { readSparseOptimizations } from './sparse/read-sparse-optimizations.ts';

export const ARCHITECTURE_KEYS = ['version', 'nodes', 'subtree', ...STORAGE_LIST_KEYS];

export const CONTAINER_KEYS = [
  'name',
  'attributes',
  'spatial',
  'constraints',
  'enabled',
  'networks',
  'sparse_optimizations',
  'max_utilization',
];

export const COMPONENT_KEYS = [...CONTAINER_KEYS.filter((key) => key !== 'networks'), ...CLASS_KEYS];

/** Of `!Parallel`, `!Hierarchical` and `!Pipelined`. */
export const BRANCH_KEYS = ['nodes', 'name', 'enabled'];

export const NOTHING_KEYS = ['name', 'constraints'];

export const SPATIAL_KEYS = ['meshX', 'meshY'];

/** Classes that stand for no hardware. */
const NOTHING_CLASS = /^nothing$/i;

/** The nodes of the `architecture` section, with attributes evaluated. `variables` are in force everywhere. */
export function readHardwareTree(section: LocatedEntry, variables: Scope, reader: Reader): HardwareTree | undefined {
  const architecture = reader.closedMap(section.value, 'architecture', ARCHITECTURE_KEYS);
  if (!architecture) return undefined;
  reader.version(architecture, 'the architecture');
  const forms = ['nodes', 'subtree', 'storage'].filter((key) => architecture.entries.has(key));
  if (forms.length > 1) {
    reader.log.add(problems.severalForms(architecture.entries.get(forms[1]!)!.keyLocation, forms));
  }
  const older = olderForm(architecture);
  if (older) return older(architecture, variables, reader);
  const nodes = reader.required(architecture, 'nodes', 'architecture', 'list its parts below nodes:, outermost first');
  if (!nodes) return undefined;
  const walk = new TreeWalk(variables, partsOf(nodes.value, variablesIn(variables)), reader);
  walk.nodes(nodes.value, 'nodes', 0);
  const name = walk.found.find(({ kind }) => kind === 'container')?.name ?? 'architecture';
  return { name, form: 'nodes', nodes: walk.found, groups: walk.groups, variables };
}

/** The reader of a form before v0.4, if the architecture is of one. */
export function olderForm({ entries }: LocatedMap): typeof readStorageList | undefined {
  if (entries.has('nodes')) return undefined;
  if (entries.has('subtree')) return readSubtree;
  return STORAGE_LIST_KEYS.some((key) => entries.has(key)) ? readStorageList : undefined;
}

/** Goes through the file once, from the outside inwards: what a container sets is in force for all that follows. */
class TreeWalk {
  readonly found: HardwareNode[] = [];
  readonly groups: ParallelGroup[] = [];
  readonly #reader: Reader;
  readonly #variables: Scope;
  /** Attributes in force for the next node, those of the containers around it. */
  #inForce: Readonly<Record<string, AttributeValue>> = {};
  /** Other parts by name: `buffer.attributes["depth"]` is an expression. */
  readonly #parts: Record<string, AttributeValue>;
  readonly #names = new Set<string>();

  constructor(variables: Scope, parts: Scope, reader: Reader) {
    this.#variables = variables;
    this.#parts = { ...parts };
    this.#reader = reader;
  }

  nodes(list: Located, what: string, parallelDepth: number): void {
    for (const node of this.#reader.list(list, what)?.items ?? []) this.#node(node, parallelDepth);
  }

  #node(node: Located, parallelDepth: number): void {
    if (node.tag === '!Container' || node.tag === ARRAY_CONTAINER) this.#leaf(node, 'container', parallelDepth);
    else if (node.tag === '!Component') this.#leaf(node, 'component', parallelDepth);
    else if (node.tag === '!Parallel') this.#parallel(node, parallelDepth);
    else if (node.tag === '!Hierarchical' || node.tag === '!Pipelined') this.#branch(node, parallelDepth);
    else if (node.tag === '!Nothing') this.#nothing(node);
    // Lists of nodes that come from anchors nest.
    else if (node.tag === undefined && node.kind === 'list') this.nodes(node, 'nodes', parallelDepth);
    // Unknown tags have been reported where they were read.
    else if (node.tag === undefined) this.#reader.log.add(problems.untaggedNode(node.location));
  }

  #branch(node: Located, parallelDepth: number): void {
    const map = this.#reader.closedMap(node, node.tag!, BRANCH_KEYS);
    if (!map || !this.#isEnabled(map)) return;
    const nodes = this.#reader.required(map, 'nodes', node.tag!);
    if (nodes) this.nodes(nodes.value, `nodes of ${node.tag}`, parallelDepth);
  }

  /** A branch of !Parallel may be there only to claim dataspaces that bypass the others. */
  #nothing(node: Located): void {
    if (isNothing(node)) return;
    const map = this.#reader.closedMap(node, 'a !Nothing', NOTHING_KEYS);
    const constraints = map?.entries.get('constraints');
    if (!map || !constraints) return;
    const { location } = map;
    const name = `!Nothing of line ${location.line}`;
    const place = { location, attributeLocations: new Map(), spreadX: 1, spreadY: 1 };
    const inherited = { attributes: this.#inForce, handedDown: this.#inForce };
    this.found.push({ kind: 'nothing', name, ...place, ...inherited, ...CONTAINER, constraints });
  }

  #parallel(node: Located, parallelDepth: number): void {
    const map = this.#reader.closedMap(node, '!Parallel', BRANCH_KEYS);
    if (!map || !this.#isEnabled(map)) return;
    const nodes = this.#reader.required(map, 'nodes', '!Parallel');
    const branches: HardwareNode[][] = [];
    const outside = this.#inForce;
    for (const branch of nodes ? (this.#reader.list(nodes.value, 'nodes of !Parallel')?.items ?? []) : []) {
      const first = this.found.length;
      this.#node(branch, parallelDepth + 1);
      branches.push(this.found.slice(first));
      // What a branch hands down ends with the branch.
      this.#inForce = outside;
    }
    this.groups.push({ location: node.location, branches });
  }

  #leaf(node: Located, kind: 'container' | 'component', parallelDepth: number): void {
    const reader = this.#reader;
    const map = reader.closedMap(node, `a ${node.tag}`, kind === 'container' ? CONTAINER_KEYS : COMPONENT_KEYS);
    const nameEntry = map && reader.required(map, 'name', `a ${node.tag}`);
    const name = nameEntry && reader.text(nameEntry.value, `the name of a ${node.tag}`);
    if (!map || name === undefined) return;
    if (!this.#isEnabled(map)) return;
    if (this.#names.has(name)) reader.log.add(problems.duplicateName(nameEntry!.value.location, 'parts', name));
    this.#names.add(name);

    const attributesNode = map.entries.get('attributes')?.value;
    const own =
      attributesNode && !isNothing(attributesNode) ? reader.map(attributesNode, `attributes of ${name}`) : undefined;
    const outer = { ...this.#outerScope(), ...this.#inForce };
    const attributes = { ...this.#inForce, ...(own && readAttributes(own, outer, reader, name)) };
    const scope = { ...outer, ...attributes, attributes };
    const spread = this.#spread(map, name, scope);
    if (parallelDepth > 0 && spread.spreadX * spread.spreadY > 1) {
      reader.log.add(problems.fanoutInParallel(map.entries.get('spatial')!.value.location, name));
    }
    if (kind === 'container') this.#inForce = attributes;
    this.#parts[name] = asValue({ name, attributes, ...spread });
    const component = kind === 'component' ? readComponent(map, name, scope, reader) : CONTAINER;
    const sparse = readSparseOptimizations(map.entries.get('sparse_optimizations')?.value, name, reader);
    const written = map.entries.get('constraints');
    const isArrayAxis = map.tag === ARRAY_CONTAINER && this.#variables.CIM_ARCHITECTURE !== false;
    const constraints = isArrayAxis ? arrayConstraints(written, spread, map) : written;
    this.#refuseUtilization(map, name);
    const attributeLocations = new Map([...(own?.entries ?? [])].map(([key, { keyLocation }]) => [key, keyLocation]));
    const handedDown = this.#inForce;
    const stands: HardwareNode['kind'] = NOTHING_CLASS.test(component.componentClass) ? 'nothing' : kind;
    const common = {
      kind: stands,
      name,
      location: nameEntry!.value.location,
      attributes,
      handedDown,
      attributeLocations,
    };
    this.found.push({
      ...common,
      ...spread,
      ...component,
      ...(constraints && { constraints }),
      ...(sparse && { sparse }),
    });
  }

  #spread(map: LocatedMap, name: string, scope: Scope): { spreadX: number; spreadY: number } {
    const node = map.entries.get('spatial')?.value;
    if (!node || isNothing(node)) return { spreadX: 1, spreadY: 1 };
    const spatial = this.#reader.closedMap(node, `spatial of ${name}`, SPATIAL_KEYS);
    const along = (key: 'meshX' | 'meshY'): number => {
      const entry = spatial?.entries.get(key)?.value;
      return (entry && this.#reader.integer(entry, `${key} of ${name}`, 1, scope)) ?? 1;
    };
    return { spreadX: along('meshX'), spreadY: along('meshY') };
  }

  #isEnabled(map: LocatedMap): boolean {
    const node = map.entries.get('enabled')?.value;
    return (node && this.#reader.boolean(node, 'enabled', { ...this.#parts, ...this.#inForce })) ?? true;
  }

  #outerScope(): Scope {
    return { ...this.#parts, ...variablesIn(this.#variables) };
  }

  /** It asks for a problem that fills the array, which CiMLoop's processor makes on demand only. */
  #refuseUtilization(map: LocatedMap, name: string): void {
    const entry = map.entries.get('max_utilization');
    if (!entry || isNothing(entry.value) || !this.#variables.MAX_UTILIZATION) return;
    const hint = 'give the problem that fills it, and leave MAX_UTILIZATION out of the variables';
    this.#reader.log.add(problems.notModelled(entry.keyLocation, `max_utilization of ${name}`, hint));
  }
}

/** As expressions name them. */
function variablesIn(variables: Scope): Scope {
  return { variables, spec: { variables }, ...variables };
}

/**
 * Copies of all parts, which expressions of the parts above may ask for; those that are arithmetic over more than variables
 * are known below only.
 */
function partsOf(node: Located, scope: Scope): Record<string, AttributeValue> {
  if (node.kind === 'list') return Object.assign({}, ...node.items.map((item) => partsOf(item, scope)));
  if (node.kind !== 'map') return {};
  const nodes = node.entries.get('nodes')?.value;
  if (nodes) return partsOf(nodes, scope);
  const name = node.entries.get('name')?.value;
  const spatial = node.entries.get('spatial')?.value;
  if (name?.kind !== 'scalar' || spatial?.kind !== 'map') return {};
  const [spreadX, spreadY] = SPATIAL_KEYS.map((key) => numberAt(spatial, key, scope));
  if (spreadX === undefined || spreadY === undefined) return {};
  return { [name.text]: asValue({ name: name.text, attributes: {}, spreadX, spreadY }) };
}

function numberAt(spatial: LocatedMap, key: string, scope: Scope): number | undefined {
  const node = spatial.entries.get(key)?.value;
  if (!node || isNothing(node)) return 1;
  try {
    const value = node.kind === 'scalar' ? evaluateAttribute(node.value, scope) : undefined;
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

/** What a part has that is no component. */
const CONTAINER = { componentClass: '', energyScale: 1, areaScale: 1, requiredActions: [] };
