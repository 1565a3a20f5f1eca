import { nearestName } from '../../diagnostics/nearest-name.ts';
import * as problems from '../../diagnostics/problems.ts';
import { isNothing, type LocatedEntry, type LocatedMap } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import { MESH_ATTRIBUTES } from '../mesh-of.ts';
import { SPATIAL_KEYS } from '../read-hardware-tree.ts';
import { STORAGE_KEYS } from '../read-storage-list.ts';
import { ANY_OF, alternativesOf } from '../sparse/read-alternatives.ts';
import { SPARSE_KEYS } from '../sparse/read-sparse-optimizations.ts';
import { COST_ATTRIBUTES, canonicalName, MODEL_ATTRIBUTES } from '../storage-attributes.ts';
import type { OverrideEntry } from './read-overrides.ts';

/** What a part is: a node of v0.4, one of the older tree, or an entry of the first form, whose attributes stand beside its name. */
export type PartForm = 'container' | 'component' | 'subtree' | 'local' | 'list';

/** Names of the attributes that hold at a part, with the override that says so, where there is one. */
export type AttributesInForce = ReadonlyMap<string, OverrideEntry | undefined>;

/** One part of an architecture, in which attributes are set one by one. */
export class OverriddenPart {
  /** Without the range of copies. */
  readonly name: string | undefined;
  readonly #form: PartForm;
  readonly #reader: Reader;
  readonly #inForce: Map<string, OverrideEntry | undefined>;
  #node: LocatedMap;

  constructor(
    node: LocatedMap,
    form: PartForm,
    outside: AttributesInForce,
    reader: Reader,
    unnamed: string | undefined,
  ) {
    const named = node.entries.get('name')?.value;
    const name = named?.kind === 'scalar' ? named.text.trim() : unnamed;
    this.name = form === 'subtree' || form === 'local' ? name?.replace(RANGE, '') : name;
    this.#form = form;
    this.#reader = reader;
    this.#node = node;
    this.#inForce = new Map(outside);
    for (const key of attributesOf(node, form)?.entries.keys() ?? []) this.#inForce.set(key, undefined);
  }

  get node(): LocatedMap {
    return this.#node;
  }

  get inForce(): AttributesInForce {
    return this.#inForce;
  }

  override(entry: OverrideEntry): void {
    const { attribute } = entry;
    const isNode = this.#form === 'container' || this.#form === 'component';
    if (attribute === 'instances' && isNode) this.#reader.log.add(problems.copiesOfNode(entry.keyLocation, entry.part));
    else if (attribute === 'instances' && this.#form === 'subtree') this.#setRange(entry);
    else if (SPATIAL_KEYS.includes(attribute) && isNode) this.#setSpatial(entry);
    else if (SPARSE_KEYS.includes(attribute)) this.#choose(entry);
    else if (this.#isKnown(entry)) this.#setAttribute(entry);
  }

  /** Of alternatives for what is done about zeros, the one of that name. */
  #choose(entry: OverrideEntry): void {
    const { part, attribute, keyLocation, value } = entry;
    const optimizations = this.#node.entries.get(SPARSE)?.value;
    const said = optimizations?.kind === 'map' ? optimizations.entries.get(attribute)?.value : undefined;
    const alternatives = alternativesOf(said);
    if (!alternatives) {
      this.#reader.log.add(problems.noAlternatives(keyLocation, part, attribute));
      return;
    }
    const name = this.#reader.text(value, `${attribute} of ${part}`);
    const chosen = name === undefined ? undefined : alternatives.entries.get(name);
    if (name === undefined || !chosen) {
      const known = [...alternatives.entries.keys()];
      if (name !== undefined)
        this.#reader.log.add(problems.unknownAlternative(value.location, part, attribute, name, known));
      return;
    }
    const alone: LocatedMap = { ...alternatives, entries: new Map([[name, chosen]]) };
    this.#node = withKey(this.#node, [SPARSE, attribute, ANY_OF], { keyLocation, value: alone });
    this.#inForce.set(attribute, entry);
  }

  /** Also where the file repeats it as an attribute, for expressions. */
  #setSpatial(entry: OverrideEntry): void {
    this.#node = withKey(this.#node, ['spatial', entry.attribute], entry);
    if (this.#inForce.has(entry.attribute)) this.#setAttribute(entry);
  }

  /**
   * Every name that it has here, own or inherited, so that it holds whichever name comes first. A size takes the place of the size
   * that the file gives in another way: costs would go by that one.
   */
  #setAttribute(entry: OverrideEntry): void {
    const name = canonicalName(entry.attribute);
    if (SIZES.includes(name)) this.#takeOut(SIZES.filter((size) => size !== name));
    const others = [...this.#inForce.keys()].filter((key) => canonicalName(key) === name);
    for (const key of new Set([entry.attribute, ...others])) {
      this.#node = withKey(this.#node, [...homeOf(this.#node, this.#form), key], entry);
      this.#inForce.set(key, entry);
    }
  }

  /** Unless another override has set it. */
  #takeOut(names: readonly string[]): void {
    const home = homeOf(this.#node, this.#form);
    for (const [key, by] of [...this.#inForce]) {
      if (by || !names.includes(canonicalName(key))) continue;
      this.#node = withoutKey(this.#node, [...home, key]);
      this.#inForce.delete(key);
    }
  }

  /** Copies of a subtree stand in its name, which is no arithmetic. */
  #setRange(entry: OverrideEntry): void {
    const copies = this.#reader.integer(entry.value, `instances of ${entry.part}`, 1);
    const named = this.#node.entries.get('name')!;
    if (copies === undefined || named.value.kind !== 'scalar') return;
    const text = `${this.name}[0..${copies - 1}]`;
    this.#node = withKey(this.#node, ['name'], { ...named, value: { ...named.value, value: text, text } });
  }

  /** Attributes may have any name; one that no file has and the model does not know is a slip, or for plugins alone. */
  #isKnown({ part, attribute, keyLocation }: OverrideEntry): boolean {
    const name = canonicalName(attribute);
    const known = [...this.#inForce.keys(), ...MODEL_ATTRIBUTES, ...MESH_ATTRIBUTES];
    if (known.some((key) => canonicalName(key) === name) || COST_ATTRIBUTES.includes(name)) return true;
    const nearest = nearestName(attribute, [...known, ...SPARSE_KEYS]);
    const problem = nearest === undefined ? problems.newAttribute : problems.unknownOverride;
    this.#reader.log.add(problem(keyLocation, part, attribute, nearest!));
    return nearest === undefined;
  }
}

const SPARSE = 'sparse_optimizations';

/** The ways to say how much a memory holds. */
const SIZES = ['depth', 'entries', 'sizeKB'];

/** `PE[0..15]` is 16 copies of PE. */
const RANGE = /\s*\[\s*\d+\s*\.\.\s*\d+\s*\]$/;

/** The keys that lead to the attributes of a part. */
function homeOf(node: LocatedMap, form: PartForm): readonly string[] {
  const nested = node.entries.get('attributes')?.value;
  return form === 'list' && (!nested || isNothing(nested)) ? [] : ['attributes'];
}

function attributesOf(node: LocatedMap, form: PartForm): LocatedMap | undefined {
  if (homeOf(node, form).length === 0) {
    return { ...node, entries: new Map([...node.entries].filter(([key]) => !STORAGE_KEYS.includes(key))) };
  }
  const attributes = node.entries.get('attributes')?.value;
  return attributes?.kind === 'map' ? attributes : undefined;
}

/** The map with a value set at the end of a path, in its place where it is there. */
function withKey(map: LocatedMap, [key, ...rest]: readonly string[], entry: LocatedEntry): LocatedMap {
  const { keyLocation, value } = entry;
  if (rest.length === 0) return { ...map, entries: new Map(map.entries).set(key!, { keyLocation, value }) };
  const inner = map.entries.get(key!);
  const below: LocatedMap =
    inner?.value.kind === 'map' ? inner.value : { kind: 'map', location: keyLocation, entries: new Map() };
  const filled = { keyLocation: inner?.keyLocation ?? keyLocation, value: withKey(below, rest, entry) };
  return { ...map, entries: new Map(map.entries).set(key!, filled) };
}

function withoutKey(map: LocatedMap, [key, ...rest]: readonly string[]): LocatedMap {
  const entries = new Map(map.entries);
  const inner = entries.get(key!);
  if (rest.length === 0) entries.delete(key!);
  else if (inner?.value.kind === 'map') entries.set(key!, { ...inner, value: withoutKey(inner.value, rest) });
  return { ...map, entries };
}
