import { Document, isMap, isScalar, isSeq, type Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Located } from '../source/located.ts';

/** What the writer takes: plain values, located YAML and nodes that are ready. */
export type Writable =
  | Located
  | Node
  | string
  | number
  | boolean
  | null
  | readonly Writable[]
  | ReadonlyMap<string, Writable>;

/** Widest line of a list or map that stands on one. */
const WIDTH = 100;

/** A YAML file of sections. Lists and maps that fit are written on one line. */
export function writeYaml(sections: ReadonlyMap<string, Writable>): string {
  const document = new Document(toNode(sections));
  if (isMap(document.contents)) document.contents.flow = false;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

export function tagged(tag: string, map: ReadonlyMap<string, Writable>): YAMLMap {
  const node = toNode(map) as YAMLMap;
  node.tag = tag;
  node.flow = false;
  return node;
}

/** Text that no reader takes for arithmetic. */
export function quoted(text: string): Scalar {
  const node = new Scalar(text);
  node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

export function toNode(value: Writable): Node {
  if (value === null || typeof value !== 'object') return new Scalar(value);
  if (value instanceof Scalar || isMap(value) || isSeq(value)) return value as Node;
  if (value instanceof Map) return mapNode(value as ReadonlyMap<string, Writable>);
  if (Array.isArray(value)) return listNode(value);
  return locatedNode(value as Located);
}

function locatedNode(located: Located): Node {
  const node = untagged(located);
  if (located.tag !== undefined) node.tag = located.tag;
  if (located.tag !== undefined && (isMap(node) || isSeq(node))) node.flow = false;
  return node;
}

function untagged(located: Located): Node {
  if (located.kind === 'list') return listNode(located.items);
  if (located.kind === 'map') return mapNode(new Map([...located.entries].map(([key, { value }]) => [key, value])));
  if (located.quoted) return quoted(located.text);
  const node = new Scalar(located.value);
  // As it was written: 1e-9 stays 1e-9, 45nm stays plain.
  if (typeof located.value === 'number') node.source = located.text;
  return node;
}

function mapNode(entries: ReadonlyMap<string, Writable>): YAMLMap {
  const node = new YAMLMap();
  for (const [key, value] of entries) node.add({ key: new Scalar(key), value: toNode(value) });
  node.flow = fits(node);
  return node;
}

function listNode(items: readonly Writable[]): YAMLSeq {
  const node = new YAMLSeq();
  for (const item of items) node.add(toNode(item));
  // Entries are read one below the other.
  node.flow = !node.items.some(isMap) && fits(node);
  return node;
}

/** Whether it is short, and nothing in it stands on lines of its own. */
function fits(node: YAMLMap | YAMLSeq): boolean {
  const parts = isMap(node) ? node.items.map(({ value }) => value) : node.items;
  if (parts.some((part) => (isMap(part) || isSeq(part)) && !part.flow)) return false;
  // Inside brackets such text would need quotes, and text in quotes is no arithmetic.
  if (parts.some((part) => isScalar(part) && part.type !== Scalar.QUOTE_DOUBLE && /[,[\]{}]/.test(`${part.value}`)))
    return false;
  const copy = node.clone() as YAMLMap | YAMLSeq;
  copy.flow = true;
  return new Document(copy).toString({ lineWidth: 0 }).length <= WIDTH;
}
