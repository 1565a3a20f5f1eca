import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { type Located, type LocatedEntry, type LocatedMap, showLocated } from './located.ts';
import { mergeDeep, mergeShallow } from './merge-keys.ts';
import { reportDuplicate } from './report-duplicate.ts';

const KNOWN_TAGS: readonly string[] = [
  ...['!Component', '!Container', '!ArrayContainer', '!Hierarchical', '!Parallel', '!Pipelined', '!Nothing'],
  '!nomerge',
];

const MAX_DEPTH = 100;

/** Values that aliases may add to a file: ten nested aliases of ten aliases each would make 10^10. */
const MAX_ALIASED_VALUES = 100_000;

/**
 * YAML nodes with aliases followed and merge keys (`<<`, and Timeloop's `<<<`, which merges all the way down) applied.
 * Undefined where the document cannot be used; the log says why.
 */
export function locate(root: Node, place: (offset: number) => SourceLocation, log: DiagnosticLog): Located | undefined {
  return new Locator(place, log).locate(root, 0);
}

class Locator {
  readonly #place: (offset: number) => SourceLocation;
  readonly #log: DiagnosticLog;
  readonly #anchors = new Map<string, Located | 'open' | 'broken'>();
  readonly #sizes = new WeakMap<Located, number>();
  #aliasedValues = 0;

  constructor(place: (offset: number) => SourceLocation, log: DiagnosticLog) {
    this.#place = place;
    this.#log = log;
  }

  locate(node: Node | null, depth: number, fallback?: SourceLocation): Located | undefined {
    const location = node?.range ? this.#place(node.range[0]) : (fallback ?? this.#place(0));
    if (depth > MAX_DEPTH) return this.#fail(problems.nestingTooDeep(location));
    if (isAlias(node)) return this.#alias(node.source, location);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, 'open');
    const located = this.#value(node, depth, location);
    if (anchor) this.#anchors.set(anchor, located ?? 'broken');
    return located;
  }

  #value(node: Node | null, depth: number, location: SourceLocation): Located | undefined {
    const tag = this.#tag(node, location);
    if (isMap(node)) return this.#map(node, depth, location, tag);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.locate(item as Node | null, depth + 1, location));
      if (items.includes(undefined)) return undefined;
      return { kind: 'list', location, ...tag, items: items as Located[] };
    }
    return scalar(node as Scalar | null, location, tag);
  }

  #map(node: YAMLMap, depth: number, location: SourceLocation, tag: { tag?: string }): LocatedMap | undefined {
    const entries = new Map<string, LocatedEntry>();
    const merges: { deep: boolean; value: Located }[] = [];
    let sound = true;
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const keyLocation = pair.key?.range ? this.#place(pair.key.range[0]) : location;
      const key = this.#key(pair.key, keyLocation);
      const value = this.locate(pair.value, depth + 1, keyLocation);
      if (key === undefined || value === undefined) sound = false;
      else if (key === '<<' || key === '<<<') merges.push({ deep: key === '<<<', value });
      else if (entries.has(key)) reportDuplicate(key, entries.get(key)!, { keyLocation, value }, this.#log);
      else entries.set(key, { keyLocation, value });
    }
    if (!sound) return undefined;
    const own: LocatedMap = { kind: 'map', location, ...tag, entries };
    return merges.reduce((map, { deep, value }) => this.#merge(map, value, deep), own);
  }

  #merge(own: LocatedMap, source: Located, deep: boolean): LocatedMap {
    const bases = source.kind === 'list' ? source.items : [source];
    return bases.reduce<LocatedMap>((map, base) => {
      if (base.kind === 'map') return deep ? mergeDeep(map, base) : mergeShallow(map, base);
      this.#log.add(problems.badMerge(base.location, showLocated(base)));
      return map;
    }, own);
  }

  #key(key: Node | null, location: SourceLocation): string | undefined {
    // An alias or a collection as a key is legal YAML and never meant.
    if (!isScalar(key) || key.value === null)
      return this.#fail(problems.badKey(location, key === null ? 'nothing' : 'a list or map'));
    const text = String(key.value);
    return text === '__proto__' ? this.#fail(problems.badKey(location, `"${text}"`)) : text;
  }

  #alias(name: string, location: SourceLocation): Located | undefined {
    const target = this.#anchors.get(name);
    if (target === undefined) return this.#fail(problems.unknownAnchor(location, name, this.#anchors.keys()));
    // The reason has been reported where the anchor stands, or where the limit was first passed.
    if (target === 'broken' || this.#aliasedValues > MAX_ALIASED_VALUES) return undefined;
    if (target === 'open') return this.#fail(problems.aliasCycle(location, name));
    this.#aliasedValues += this.#size(target);
    if (this.#aliasedValues > MAX_ALIASED_VALUES) {
      return this.#fail(problems.tooManyAliases(location, MAX_ALIASED_VALUES));
    }
    return target;
  }

  #tag(node: Node | null, location: SourceLocation): { tag?: string } {
    const tag = node && 'tag' in node ? (node.tag as string | undefined) : undefined;
    if (!tag || tag.startsWith('tag:yaml.org,2002:')) return {};
    if (!KNOWN_TAGS.includes(tag)) this.#log.add(problems.unknownTag(location, tag, KNOWN_TAGS));
    return { tag };
  }

  /** Number of values, with shared ones counted as often as they are used. */
  #size(located: Located): number {
    let size = this.#sizes.get(located);
    if (size === undefined) {
      size = 1;
      if (located.kind === 'list') for (const item of located.items) size += this.#size(item);
      if (located.kind === 'map') for (const { value } of located.entries.values()) size += this.#size(value);
      this.#sizes.set(located, size);
    }
    return size;
  }

  #fail(diagnostic: Parameters<DiagnosticLog['add']>[0]): undefined {
    this.#log.add(diagnostic);
    return undefined;
  }
}

function scalar(node: Scalar | null, location: SourceLocation, tag: { tag?: string }): Located {
  const value = node?.value ?? null;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const quoted = node?.type === 'QUOTE_DOUBLE' || node?.type === 'QUOTE_SINGLE';
  // A block scalar's source holds its indentation: the value is what was meant.
  const text = typeof plain === 'string' ? plain : (node?.source ?? '');
  return { kind: 'scalar', location, ...tag, value: tag.tag && plain === '' ? null : plain, text, quoted };
}
