import * as problems from '../diagnostics/problems.ts';
import type { Scope } from '../expression/scope.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { CountedPart } from './counted-part.ts';
import type { HardwareTree } from './hardware-node.ts';
import { meshOf } from './mesh-of.ts';
import { readAttributes } from './read-attributes.ts';
import { spreadParts } from './spread-parts.ts';

export const STORAGE_LIST_KEYS = ['arithmetic', 'storage'];

/** Keys of an entry that are no attributes. */
export const STORAGE_KEYS = ['name', 'class', 'attributes'];

/**
 * Timeloop's first form, that of the paper: `arithmetic: {instances}` and `storage: [{name, instances, entries}]`, innermost
 * first. Every part says in how many copies it comes in all, and has its attributes beside its name.
 */
export function readStorageList(architecture: LocatedMap, variables: Scope, reader: Reader): HardwareTree | undefined {
  const listed = reader.required(architecture, 'storage', 'architecture', 'list its memories, innermost first');
  const units = reader.required(architecture, 'arithmetic', 'architecture', 'add arithmetic: {instances: 1}');
  const list = new StorageList(variables, reader);
  const memories = listed ? (reader.list(listed.value, 'storage')?.items ?? []) : [];
  const parts = memories.flatMap((item) => list.memory(item) ?? []).reverse();
  const compute = units && list.compute(units.value);
  if (!compute) return undefined;
  const nodes = spreadParts([...parts, compute], reader);
  return { name: 'architecture', form: 'older', nodes, groups: [], variables };
}

class StorageList {
  readonly #scope: Scope;
  readonly #reader: Reader;
  readonly #names = new Set<string>();

  constructor(variables: Scope, reader: Reader) {
    this.#scope = { ...variables, variables };
    this.#reader = reader;
  }

  memory(item: Located): CountedPart | undefined {
    const map = this.#reader.map(item, 'an entry of storage');
    const name = map && this.#reader.required(map, 'name', 'an entry of storage');
    return name && this.#part(map, name.value, 'storage');
  }

  /** Mostly without a name. */
  compute(node: Located): CountedPart | undefined {
    const map = this.#reader.map(node, 'arithmetic', 'write arithmetic: {instances: 1}');
    const unnamed: Located = { kind: 'scalar', location: node.location, value: UNITS, text: UNITS, quoted: false };
    return map && this.#part(map, map.entries.get('name')?.value ?? unnamed, 'compute');
  }

  #part(map: LocatedMap, named: Located, kind: 'storage' | 'compute'): CountedPart | undefined {
    const reader = this.#reader;
    const name = reader.text(named, 'the name of a part');
    if (name === undefined) return undefined;
    const { location } = named;
    if (this.#names.has(name)) reader.log.add(problems.duplicateName(location, 'components', name));
    this.#names.add(name);
    const own = attributesOf(map, name, reader);
    const { technology, ...others } = readAttributes(own, this.#scope, reader, name);
    const attributeLocations = new Map([...own.entries].map(([key, { keyLocation }]) => [key, keyLocation]));
    const part = { name, location, attributeLocations };
    const mesh = meshOf(others, undefined, part, reader);
    if (!mesh) {
      reader.log.add(problems.missingKey(map.location, 'instances', name, 'say how many copies there are in all'));
      return undefined;
    }
    const { entries } = map;
    const written = entries.get('class')?.value;
    const componentClass = written && reader.text(written, `the class of ${name}`);
    // What later forms call the class.
    const isKind = technology === 'DRAM' || technology === 'SRAM';
    const node: CountedPart['node'] = {
      kind: 'component',
      ...part,
      spreadX: 1,
      spreadY: 1,
      attributes: isKind || technology === undefined ? others : { ...others, technology },
      handedDown: {},
      componentClass: technology === 'DRAM' ? technology : (componentClass ?? USUAL_CLASS[kind]),
      energyScale: 1,
      areaScale: 1,
      requiredActions: [],
    };
    return { node, kind, ...mesh, copiedBy: undefined };
  }
}

/** What compute units are called that have no name. */
export const UNITS = 'arithmetic';

const USUAL_CLASS = { storage: 'SRAM', compute: 'intmac' };

/** The entries that stand beside the name, or those of `attributes`, where these are given. */
function attributesOf(map: LocatedMap, name: string, reader: Reader): LocatedMap {
  const nested = map.entries.get('attributes')?.value;
  const inner = nested && !isNothing(nested) ? reader.map(nested, `attributes of ${name}`) : undefined;
  const beside = [...map.entries].filter(([key]) => !STORAGE_KEYS.includes(key));
  return inner ?? { ...map, entries: new Map(beside) };
}
