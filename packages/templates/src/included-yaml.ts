import { isYamlMistake, originOf } from '@loopwright/spec';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
} from 'yaml';
import { type Place, TemplateFault } from './fault.ts';
import type { Mapped, MappedText } from './mapped-text.ts';
import * as problems from './problems.ts';
import type { WorkLimit } from './work-limit.ts';

/** A value of an included file. */
export interface IncludedValue {
  readonly source: Mapped;
  readonly document: Document;
  readonly node: Node | null;
}

const MAX_DEPTH = 100;

/** The value at `path`, as `architecture.nodes`, in a file; the whole file where the path is empty. */
export function includedValue(source: Mapped, file: string, path: string, place: Place): IncludedValue {
  const document = parsedDocument(source);
  let node = followed(document.contents as Node | null, document);
  for (const key of path.split('.').filter((part) => part !== '')) {
    const pair = isMap(node) ? entriesOf(node, document).find((entry) => keyText(entry) === key) : undefined;
    if (!pair) {
      const known = isMap(node) ? entriesOf(node, document).map(keyText) : [];
      throw new TemplateFault(problems.missingKey(place, path, key, file, known));
    }
    node = followed(pair.value, document);
  }
  return { source, document, node };
}

/** The items of all values, if each is a list: several files make one. */
export function itemsOfLists(values: readonly IncludedValue[]): IncludedValue[] {
  return values.flatMap((value) => {
    const { node } = value;
    return isSeq(node) ? node.items.map((item) => ({ ...value, node: item as Node | null })) : [value];
  });
}

/** Writes values as lines of YAML, with aliases written out: their anchors are in another file. */
export class YamlWriter {
  readonly #out: MappedText;
  readonly #limit: WorkLimit;

  constructor(out: MappedText, limit: WorkLimit) {
    this.#out = out;
    this.#limit = limit;
  }

  /** Behind a key, a dash or nothing but spaces. */
  write(included: IncludedValue, place: Place): void {
    const { line } = this.#out;
    const start = /^\s*(?:-\s+)*/.exec(line)![0];
    const isAlone = start === line;
    if (!isLine(included.node, included) && hasOpenBracket(line))
      throw new TemplateFault(problems.includeInBrackets(place));
    this.#value(included, isAlone ? start.length : start.length + 2, isAlone ? 'here' : 'below', place, 0);
  }

  writeList(items: readonly IncludedValue[], place: Place): void {
    const { line } = this.#out;
    const start = /^\s*(?:-\s+)*/.exec(line)![0];
    if (hasOpenBracket(line)) throw new TemplateFault(problems.includeInBrackets(place));
    const indent = start === line ? start.length : start.length + 2;
    for (const [index, item] of items.entries()) this.#item(item, indent, start === line && index === 0, place, 0);
  }

  #value(included: IncludedValue, indent: number, where: 'here' | 'below', place: Place, depth: number): void {
    const { document, source } = included;
    const node = followed(included.node, document);
    this.#limit.place = place;
    this.#limit.step();
    if (depth > MAX_DEPTH) throw new TemplateFault(problems.failed(place, 'what is included nests too deeply'));
    const at = node?.range ? originOf(source.text, source.origin, node.range[0]) : place;
    const tag = tagOf(node);
    const text = (written: string, isCopy = false) => {
      this.#limit.keep(written.length);
      this.#out.append(written, at, isCopy);
    };
    const space = where === 'here' || /\s$/.test(this.#out.line) ? '' : ' ';
    if (tag !== undefined) text(`${space}${tag}`);
    if (isLine(node, included)) {
      const written = lineOf(node, source);
      if (written !== '') text(tag === undefined ? space : ' ');
      text(written, isVerbatim(node));
      return;
    }
    const first = where === 'here' && tag === undefined;
    if (isSeq(node)) {
      node.items.forEach((item, index) => {
        this.#item({ ...included, node: item as Node | null }, indent, first && index === 0, at, depth);
      });
    } else if (isMap(node)) {
      (node.items as Pair<Node, Node | null>[]).forEach((pair, index) => {
        if (!(first && index === 0)) text(`\n${' '.repeat(indent)}`);
        const keyAt = pair.key?.range ? originOf(source.text, source.origin, pair.key.range[0]) : at;
        const key = isLine(pair.key, included) ? lineOf(pair.key, source) : keyText(pair);
        this.#out.append(key, keyAt, true);
        text(':');
        this.#value({ ...included, node: pair.value }, indent + 2, 'below', keyAt, depth + 1);
      });
    }
  }

  #item(item: IncludedValue, indent: number, isFirst: boolean, at: Place, depth: number): void {
    if (!isFirst) this.#out.append(`\n${' '.repeat(indent)}`, at);
    this.#out.append('- ', at);
    this.#value(item, indent + 2, 'here', at, depth + 1);
  }
}

function parsedDocument(source: Mapped): Document {
  const documents = parseAllDocuments(source.text, { uniqueKeys: false, logLevel: 'silent' });
  const document = (Array.isArray(documents) ? documents[0] : undefined) as Document.Parsed | undefined;
  if (!document) return parseAllDocuments('{}')[0] as unknown as Document;
  const error = document.errors.find(isYamlMistake);
  if (!error) return document as unknown as Document;
  const at = originOf(source.text, source.origin, Math.min(error.pos[0], source.text.length));
  throw new TemplateFault(problems.yamlSyntax(at, error.message.split(/ at line \d+|\n/)[0]!));
}

function followed(node: Node | null, document: Document): Node | null {
  return isAlias(node) ? followed((node.resolve(document) as Node | undefined) ?? null, document) : node;
}

/** With those of merged maps behind its own. */
function entriesOf(node: Node | null, document: Document): Pair<Node, Node | null>[] {
  if (isSeq(node)) return node.items.flatMap((item) => entriesOf(followed(item as Node, document), document));
  if (!isMap(node)) return [];
  const pairs = node.items as Pair<Node, Node | null>[];
  const merged = pairs.filter((pair) => /^<<<?$/.test(keyText(pair)));
  return [...pairs, ...merged.flatMap(({ value }) => entriesOf(followed(value, document), document))];
}

function keyText({ key }: Pair<Node, Node | null>): string {
  return isScalar(key) ? String(key.value) : '';
}

/** One that its file names itself; not those that YAML gives. */
function tagOf(node: Node | null): string | undefined {
  const tag = node && 'tag' in node ? (node.tag as string | undefined) : undefined;
  return tag === undefined || tag.startsWith('tag:yaml.org,2002:') ? undefined : tag;
}

/** Scalars, and collections in brackets on one line that hold no alias. */
function isLine(node: Node | null, { source }: IncludedValue): boolean {
  if (node === null || isScalar(node)) return true;
  if (!isMap(node) && !isSeq(node)) return false;
  if (node.items.length === 0) return true;
  if (!node.flow || !node.range || source.text.slice(node.range[0], node.range[1]).includes('\n')) return false;
  let isPlain = true;
  visit(node, {
    Alias: () => {
      isPlain = false;
      return visit.BREAK;
    },
  });
  return isPlain;
}

function lineOf(node: Node | null, { text }: Mapped): string {
  if (node === null) return '';
  if (!isScalar(node)) return node.range ? text.slice(node.range[0], node.range[1]) : isMap(node) ? '{}' : '[]';
  if (isVerbatim(node)) return text.slice(node.range![0], node.range![1]);
  const { type, value, source } = node as Scalar;
  return type === 'PLAIN' ? (source ?? String(value)).replaceAll(/\s+/g, ' ') : JSON.stringify(value);
}

/** Stands in its file as it will stand here. */
function isVerbatim(node: Node | null): boolean {
  if (!isScalar(node)) return true;
  return (node.type === 'PLAIN' || node.type?.startsWith('QUOTE')) === true && !/\n/.test(node.source ?? '');
}

function hasOpenBracket(line: string): boolean {
  const bare = line.replaceAll(/"[^"]*"|'[^']*'/g, '');
  return bare.replaceAll(/[^[{]/g, '').length > bare.replaceAll(/[^\]}]/g, '').length;
}
