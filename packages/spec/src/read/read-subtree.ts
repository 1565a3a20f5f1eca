import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Scope } from '../expression/scope.ts';
import type { SourceLocation } from '../location.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import { componentKind } from './component-classes.ts';
import type { CountedPart } from './counted-part.ts';
import type { HardwareNode, HardwareTree } from './hardware-node.ts';
import { meshOf } from './mesh-of.ts';
import { readAttributes } from './read-attributes.ts';
import { CLASS_KEYS, readComponent } from './read-component.ts';
import { spreadParts } from './spread-parts.ts';
import { canonicalName } from './storage-attributes.ts';

type AttributeTable = Readonly<Record<string, AttributeValue>>;

export const SUBTREE_KEYS = ['name', 'attributes', 'local', 'subtree', 'enabled', 'required_actions'];

export const LOCAL_KEYS = ['name', 'attributes', 'enabled', ...CLASS_KEYS];

/**
 * The older tree form (0.2, 0.3): `subtree: [{name: PE[0..15], attributes, local: [{name, class, attributes}], subtree}]`,
 * one subtree per level. A range in a name makes copies of the component, or of all that the subtree holds.
 */
export function readSubtree(architecture: LocatedMap, variables: Scope, reader: Reader): HardwareTree {
  const walk = new SubtreeWalk(variables, reader);
  walk.children(architecture);
  // Timeloop sorts the compute units below all memories, wherever the file lists them.
  const compute = computeUnits(walk.parts);
  for (const part of walk.parts) {
    if (part.kind !== 'other' || compute.includes(part)) continue;
    reader.log.add(problems.noEffect(part.node.location, part.node.name, 'it neither stores nor computes'));
  }
  const parts = [...walk.parts.filter(({ kind }) => kind === 'storage'), ...compute];
  const networks = walk.parts.filter(({ kind }) => kind === 'network').map(({ node }) => node);
  const nodes = [...networks, ...spreadParts(parts, reader)];
  return { name: walk.name, form: 'older', nodes, groups: [], variables };
}

/** Where no class says that it computes, the innermost part does of which none says that it stores. */
function computeUnits(parts: readonly CountedPart[]): CountedPart[] {
  const named = parts.filter(({ kind }) => kind === 'compute');
  const last = parts.at(-1);
  return named.length === 0 && last?.kind === 'other' ? [last] : named;
}

class SubtreeWalk {
  readonly parts: CountedPart[] = [];
  /** Of the outermost subtree. */
  name = 'architecture';
  readonly #variables: Scope;
  readonly #reader: Reader;
  #depth = 0;
  #copies = 1;
  #copiedBy: string | undefined;
  #inForce: AttributeTable = {};
  readonly #names = new Set<string>();

  constructor(variables: Scope, reader: Reader) {
    this.#variables = variables;
    this.#reader = reader;
  }

  children(parent: LocatedMap): void {
    const node = parent.entries.get('subtree')?.value;
    if (!node || isNothing(node)) return;
    const list = this.#reader.list(node, 'subtree');
    if (list && list.items.length > 1) {
      const hint = 'write one subtree with all parts in local, or use nodes with !Parallel';
      this.#reader.log.add(problems.notModelled(list.items[1]!.location, 'a second subtree beside the first', hint));
    }
    if (list?.items[0]) this.#subtree(list.items[0]);
  }

  #subtree(item: Located): void {
    const reader = this.#reader;
    const map = reader.closedMap(item, 'a subtree', SUBTREE_KEYS);
    const named = map && this.#named(map, 'a subtree');
    if (!map || !named) return;
    // The front end adds the suffix to the name of the outermost container.
    if (this.#depth++ === 0) this.name = named.name.replace(/_top_level$/, '');
    this.#actions(map, named.name);
    if (named.copies > 1) this.#copiedBy = named.name;
    this.#copies *= named.copies;
    const own = attributesOf(map, named.name, reader);
    if (own) this.#inForce = this.#attributes(own, named.name);
    const local = map.entries.get('local')?.value;
    const list = local && !isNothing(local) ? reader.list(local, `local of ${named.name}`) : undefined;
    for (const part of list?.items ?? []) this.#part(part);
    this.children(map);
  }

  #part(item: Located): void {
    const reader = this.#reader;
    const map = reader.closedMap(item, 'a component', LOCAL_KEYS);
    const named = map && this.#named(map, 'a component');
    if (!map || !named) return;
    const { name, location } = named;
    const enabled = map.entries.get('enabled')?.value;
    if (enabled && reader.boolean(enabled, 'enabled', this.#scope()) === false) return;
    if (this.#names.has(name)) reader.log.add(problems.duplicateName(location, 'components', name));
    this.#names.add(name);
    const own = attributesOf(map, name, reader);
    const attributes = own ? this.#attributes(own, name) : this.#inForce;
    const component = readComponent(map, name, { ...this.#scope(), ...attributes }, reader);
    const kind = componentKind(component.componentClass, attributes);
    const attributeLocations = new Map([...(own?.entries ?? [])].map(([key, { keyLocation }]) => [key, keyLocation]));
    const part = { name, location, attributeLocations };
    const mesh = meshOf(attributes, this.#copies * named.copies, part, reader)!;
    const node: HardwareNode = {
      kind: 'component',
      ...part,
      spreadX: 1,
      spreadY: 1,
      attributes,
      handedDown: this.#inForce,
      ...component,
    };
    this.parts.push({ node, kind, ...mesh, copiedBy: this.#copiedBy });
  }

  /** Those in force and its own. As Timeloop reads this form, an attribute without a value undoes what is handed down. */
  #attributes(own: LocatedMap, name: string): AttributeTable {
    const given = readAttributes(own, this.#scope(), this.#reader, name);
    const undone = [...own.entries.keys()].filter((key) => !Object.hasOwn(given, key)).map(canonicalName);
    const kept = Object.entries(this.#inForce).filter(([key]) => !undone.includes(canonicalName(key)));
    return { ...Object.fromEntries(kept), ...given };
  }

  /** Actions are required of components: a subtree has none of its own. */
  #actions(map: LocatedMap, name: string): void {
    const entry = map.entries.get('required_actions');
    const actions = entry ? this.#reader.names(entry.value, `required_actions of ${name}`) : [];
    if (actions.length === 0) return;
    const why = 'actions are of components, and those of the subtree name theirs';
    this.#reader.log.add(problems.noEffect(entry!.keyLocation, `required_actions of ${name}`, why));
  }

  /** `PE[0..15]` is 16 copies of PE. */
  #named(map: LocatedMap, what: string): { name: string; copies: number; location: SourceLocation } | undefined {
    const entry = this.#reader.required(map, 'name', what);
    const text = entry && this.#reader.text(entry.value, `the name of ${what}`);
    if (text === undefined) return undefined;
    const match = /^(.*?)\s*(?:\[\s*(\d+)\s*\.\.\s*(\d+)\s*\])?$/.exec(text)!;
    const copies = match[3] === undefined ? 1 : Number(match[3]) - Number(match[2]) + 1;
    const { location } = entry!.value;
    if (copies >= 1 && Number.isSafeInteger(copies)) return { name: match[1]!, copies, location };
    this.#reader.log.add(
      problems.outOfRange(location, `the range of ${text}`, text, 'a range that counts up', 'write [0..15]'),
    );
    return { name: match[1]!, copies: 1, location };
  }

  #scope(): Scope {
    return { variables: this.#variables, ...this.#variables, ...this.#inForce };
  }
}

function attributesOf(map: LocatedMap, name: string, reader: Reader): LocatedMap | undefined {
  const node = map.entries.get('attributes')?.value;
  return node && !isNothing(node) ? reader.map(node, `attributes of ${name}`) : undefined;
}
