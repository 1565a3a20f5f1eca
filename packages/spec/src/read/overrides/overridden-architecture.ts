import * as problems from '../../diagnostics/problems.ts';
import type { Override } from '../../overrides.ts';
import { isNothing, type Located, type LocatedMap } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import { ATTRIBUTE_USES } from '../attribute-uses.ts';
import { MESH_ATTRIBUTES } from '../mesh-of.ts';
import { UNITS } from '../read-storage-list.ts';
import { SPARSE_KEYS } from '../sparse/read-sparse-optimizations.ts';
import { canonicalName } from '../storage-attributes.ts';
import { type AttributesInForce, OverriddenPart, type PartForm } from './overridden-part.ts';
import type { OverrideEntry } from './read-overrides.ts';

/** Walks an architecture of any form as its reader would, and sets what overrides say of its parts. */
export class OverriddenArchitecture {
  readonly #reader: Reader;
  readonly #entries: readonly OverrideEntry[];
  readonly #names = new Set<string>();
  /** Components that an override reaches. */
  readonly #reached = new Map<OverrideEntry, string[]>();
  /** Set by the containers around the next node of v0.4. */
  #inForce: AttributesInForce = new Map();

  constructor(entries: readonly OverrideEntry[], reader: Reader) {
    this.#entries = entries;
    this.#reader = reader;
  }

  /** Of all parts that were met. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  get overrides(): readonly Override[] {
    return this.#entries.map((entry) => {
      const { part, attribute, keyLocation: location } = entry;
      const reaches = this.#reached.get(entry) ?? [];
      return { part, attribute, location, reaches, isForCosts: isForCosts(attribute) };
    });
  }

  reportUnknown(known: readonly string[]): void {
    for (const { part, partLocation } of this.#entries) {
      if (!this.#names.has(part)) this.#reader.log.add(problems.unknownPart(partLocation, part, known));
    }
  }

  /** Of parts that only hand down, those that no part inside takes. */
  reportVain(): void {
    for (const [{ part, attribute, keyLocation }, reached] of this.#reached) {
      if (reached.length === 0) this.#reader.log.add(problems.overriddenInVain(keyLocation, part, attribute));
    }
  }

  architecture(node: Located): Located {
    if (node.kind !== 'map') return node;
    if (node.entries.has('nodes')) return mapKey(node, 'nodes', (nodes) => this.#nodes(nodes));
    if (node.entries.has('subtree')) return mapKey(node, 'subtree', (list) => this.#subtrees(list, new Map()));
    const compute = mapKey(node, 'arithmetic', (units) => this.#part(units, 'list', new Map(), UNITS).node);
    return mapKey(compute, 'storage', (list) => mapItems(list, (part) => this.#part(part, 'list', new Map()).node));
  }

  #nodes(node: Located): Located {
    if (node.kind === 'list') return mapItems(node, (item) => this.#nodes(item));
    if (node.kind !== 'map' || node.tag === '!Nothing') return node;
    if (node.tag === '!Parallel') return mapKey(node, 'nodes', (branches) => this.#branches(branches));
    if (node.entries.has('nodes')) return mapKey(node, 'nodes', (nodes) => this.#nodes(nodes));
    const isComponent = node.tag === '!Component';
    const { node: overridden, inForce } = this.#part(node, isComponent ? 'component' : 'container', this.#inForce);
    if (!isComponent) this.#inForce = inForce;
    return overridden;
  }

  /** What a branch hands down ends with the branch. */
  #branches(branches: Located): Located {
    const outside = this.#inForce;
    return mapItems(branches, (branch) => {
      const overridden = this.#nodes(branch);
      this.#inForce = outside;
      return overridden;
    });
  }

  #subtrees(list: Located, outside: AttributesInForce): Located {
    return mapItems(list, (item) => {
      const { node, inForce } = this.#part(item, 'subtree', outside);
      const parts = mapKey(node, 'local', (local) =>
        mapItems(local, (part) => this.#part(part, 'local', inForce).node),
      );
      return mapKey(parts, 'subtree', (inner) => this.#subtrees(inner, inForce));
    });
  }

  #part(node: Located, form: PartForm, outside: AttributesInForce, unnamed?: string) {
    if (node.kind !== 'map') return { node, inForce: outside };
    const part = new OverriddenPart(node, form, outside, this.#reader, unnamed);
    const { name } = part;
    if (name === undefined) return { node, inForce: outside };
    this.#names.add(name);
    for (const entry of this.#entries) if (entry.part === name) part.override(entry);
    const { inForce } = part;
    const handsDown = form === 'container' || form === 'subtree';
    for (const entry of new Set(inForce.values())) {
      // The network of copies goes by the attributes of their container.
      if (!entry || (handsDown && part.node.entries.has('spatial'))) continue;
      this.#reached.set(entry, [...(this.#reached.get(entry) ?? []), ...(handsDown ? [] : [name])]);
    }
    return { node: part.node, inForce };
  }
}

/** Sizes are; what the model does not know is for plugins. Copies multiply what one of them costs, and zeros save accesses. */
function isForCosts(attribute: string): boolean {
  const name = canonicalName(attribute);
  if (MESH_ATTRIBUTES.includes(name) || SPARSE_KEYS.includes(name)) return false;
  const uses = Object.hasOwn(ATTRIBUTE_USES, name) ? ATTRIBUTE_USES[name as keyof typeof ATTRIBUTE_USES] : undefined;
  return !uses || Object.values(uses).includes('costs');
}

function mapItems(node: Located, change: (item: Located) => Located): Located {
  return node.kind === 'list' ? { ...node, items: node.items.map(change) } : node;
}

function mapKey(node: Located, key: string, change: (value: Located) => Located): Located {
  const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
  if (!entry || isNothing(entry.value)) return node;
  const { entries } = node as LocatedMap;
  return { ...(node as LocatedMap), entries: new Map(entries).set(key, { ...entry, value: change(entry.value) }) };
}
