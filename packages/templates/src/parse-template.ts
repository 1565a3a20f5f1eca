import { type Place, TemplateFault } from './fault.ts';
import { type Expression, parseTags } from './jinja.ts';
import * as problems from './problems.ts';
import { type Segment, splitTemplate } from './split-template.ts';

/** A tag whose expression a message may point into. */
export interface Tag {
  readonly text: string;
  readonly place: Place;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  | { readonly kind: 'output'; readonly tag: Tag; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | ForBlock
  | { readonly kind: 'set'; readonly tag: Tag; readonly names: readonly string[]; readonly value: Expression | Block[] }
  | MacroBlock
  | {
      readonly kind: 'call';
      readonly tag: Tag;
      /** A call that hands CALLER on as `caller`. */
      readonly value: Expression;
      readonly caller: MacroBlock;
    }
  | { readonly kind: 'with'; readonly tag: Tag; readonly values: readonly Parameter[]; readonly body: readonly Block[] }
  | NamedBlock
  | { readonly kind: 'extends'; readonly tag: Tag; readonly path: Expression }
  | { readonly kind: 'filter'; readonly tag: Tag; readonly value: Expression; readonly body: Block[] }
  | { readonly kind: 'include'; readonly tag: Tag; readonly path: Expression; readonly mayBeMissing: boolean }
  | { readonly kind: 'import'; readonly tag: Tag; readonly path: Expression; readonly names: readonly ImportedName[] };

/** Taken where its test holds; the last may have none. */
export interface Branch {
  readonly tag: Tag;
  readonly test: Expression | undefined;
  readonly body: readonly Block[];
}

export interface ForBlock {
  readonly kind: 'for';
  readonly tag: Tag;
  readonly names: readonly string[];
  readonly items: Expression;
  readonly test: Expression | undefined;
  readonly body: readonly Block[];
  readonly otherwise: readonly Block[];
}

export interface MacroBlock {
  readonly kind: 'macro';
  readonly tag: Tag;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Block[];
  /** Whether it asks for the block of a `{% call %}`, which would be lost otherwise. */
  readonly callsBack: boolean;
}

/** A part that templates which extend this one may replace. */
export interface NamedBlock {
  readonly kind: 'block';
  readonly tag: Tag;
  readonly name: string;
  readonly body: readonly Block[];
}

export interface Parameter {
  readonly name: string;
  readonly fallback: Expression | undefined;
}

/** `name` of a file under another one here; the whole file where it is undefined. */
export interface ImportedName {
  readonly name: string | undefined;
  readonly as: string;
}

/** The variable that a filtered block is in, while its filter runs. No template can name it. */
export const FILTERED = ' block';

/** The variable that the block of a `{% call %}` is in. */
export const CALLER = ' caller';

const STATEMENTS = [
  ...['set', 'if', 'for', 'macro', 'call', 'with', 'filter', 'block', 'extends', 'include', 'import', 'from', 'raw'],
] as const;
const ENDS: readonly string[] = [
  ...['elif', 'else', 'endif', 'endfor', 'endset', 'endmacro', 'endcall', 'endwith', 'endfilter', 'endblock', 'endraw'],
];
const MAX_DEPTH = 100;

/** Reads a template into blocks; expressions are parsed by Jinja's own grammar. Throws a TemplateFault. */
export function parseTemplate(file: string, text: string): Block[] {
  const parser = new Parser(splitTemplate(file, text));
  return parser.blocks();
}

class Parser {
  readonly #segments: readonly Segment[];
  #next = 0;
  #depth = 0;
  /** Of the blocks that may be replaced. */
  readonly #names = new Set<string>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  blocks(): Block[] {
    const blocks = this.#body([]);
    const rest = this.#segments[this.#next];
    if (rest) throw new TemplateFault(problems.misplacedStatement(rest.place, wordOf(rest), undefined));
    return blocks;
  }

  /** Up to a statement that ends it, which stays the next one. */
  #body(ends: readonly string[]): Block[] {
    const blocks: Block[] = [];
    for (let segment = this.#segments[this.#next]; segment; segment = this.#segments[this.#next]) {
      if (segment.kind === 'statement' && ENDS.includes(wordOf(segment))) {
        if (ends.length > 0 && !ends.includes(wordOf(segment))) {
          throw new TemplateFault(problems.misplacedStatement(segment.place, wordOf(segment), ends.at(-1)));
        }
        return blocks;
      }
      this.#next++;
      blocks.push(this.#block(segment));
    }
    return blocks;
  }

  #block(segment: Segment): Block {
    const { kind, text, place } = segment;
    if (kind === 'text') return { kind: 'text', text, place };
    if (kind === 'expression') return { kind: 'output', tag: segment, value: expression(text, segment) };
    if (++this.#depth > MAX_DEPTH) throw new TemplateFault(problems.syntax(place, 'it nests too deeply'));
    const block = this.#statement(segment, wordOf(segment), text.trim().slice(wordOf(segment).length).trim());
    this.#depth--;
    return block;
  }

  #statement(tag: Segment, word: string, rest: string): Block {
    switch (word) {
      case 'if':
        return this.#if(tag, rest);
      case 'for':
        return this.#for(tag, rest);
      case 'set':
        return this.#set(tag, rest);
      case 'macro':
        return this.#macro(tag, rest);
      case 'call':
        return this.#call(tag, rest);
      case 'with':
        return {
          kind: 'with',
          tag,
          values: parameters(`_(${rest})`, tag),
          body: this.#bodyUpTo(tag, 'with', 'endwith'),
        };
      case 'block':
        return this.#named(tag, rest);
      case 'extends':
        if (this.#depth > 1) throw new TemplateFault(problems.nestedExtends(tag.place));
        return { kind: 'extends', tag, path: expression(rest, tag) };
      case 'filter': {
        const body = this.#bodyUpTo(tag, 'filter', 'endfilter');
        return { kind: 'filter', tag, body, value: filterExpression(rest, tag) };
      }
      case 'include':
        return this.#include(tag, rest);
      case 'import': {
        const [path, name] = parts(tag, withoutContext(rest), /^(.+?)\s+as\s+(\w+)$/s, 'import FILE as NAME');
        return { kind: 'import', tag, path: expression(path!, tag), names: [{ name: undefined, as: name! }] };
      }
      case 'from': {
        const form = /^(.+?)\s+import\s+([\w\s,]+)$/s;
        const [path, names] = parts(tag, withoutContext(rest), form, 'from FILE import NAME');
        return { kind: 'import', tag, path: expression(path!, tag), names: names!.split(',').map(importedName) };
      }
      default:
        throw new TemplateFault(problems.unknownStatement(tag.place, word, STATEMENTS));
    }
  }

  #if(tag: Segment, condition: string): Block {
    const branches: Branch[] = [];
    let head: { tag: Segment; test: Expression | undefined } = { tag, test: expression(condition, tag) };
    for (;;) {
      const body = this.#body(['elif', 'else', 'endif']);
      branches.push({ ...head, body });
      const end = this.#take(tag, 'if', 'endif');
      const word = wordOf(end);
      if (word === 'endif') return { kind: 'if', branches };
      if (head.test === undefined) throw new TemplateFault(problems.misplacedStatement(end.place, word, 'endif'));
      head = { tag: end, test: word === 'else' ? undefined : expression(end.text.trim().slice(word.length), end) };
    }
  }

  #for(tag: Segment, rest: string): Block {
    const [targets, iterable] = parts(tag, rest, /^([\w\s,()]+?)\s+in\s+(.+)$/s, 'for NAME in LIST');
    const parsed = expression(iterable!, tag) as Expression & { lhs?: Expression; test?: Expression };
    const isFiltered = parsed.type === 'SelectExpression';
    const body = this.#body(['else', 'endfor']);
    let end = this.#take(tag, 'for', 'endfor');
    let otherwise: Block[] = [];
    if (wordOf(end) === 'else') {
      otherwise = this.#body(['endfor']);
      end = this.#take(tag, 'for', 'endfor');
    }
    return {
      kind: 'for',
      tag,
      names: names(targets!),
      items: isFiltered ? parsed.lhs! : parsed,
      test: isFiltered ? parsed.test! : undefined,
      body,
      otherwise,
    };
  }

  #set(tag: Segment, rest: string): Block {
    const assignment = /^([\w.\s,]+?)\s*=(?!=)(.+)$/s.exec(rest);
    if (assignment) {
      const targets = names(assignment[1]!);
      const value = targets.length > 1 ? `(${assignment[2]})` : assignment[2]!;
      return { kind: 'set', tag, names: targets, value: expression(value, tag) };
    }
    if (!/^\w+$/.test(rest)) throw new TemplateFault(problems.syntax(tag.place, 'write set NAME = VALUE'));
    return { kind: 'set', tag, names: [rest], value: this.#bodyUpTo(tag, 'set', 'endset') };
  }

  #macro(tag: Segment, rest: string): MacroBlock {
    const [name] = parts(tag, rest, /^(\w+)\s*\(.*\)$/s, 'macro NAME(PARAMETERS)');
    return this.#function(tag, name!, parameters(rest, tag), 'macro');
  }

  #call(tag: Segment, rest: string): Block {
    const [given = '()', called] = parts(tag, rest, /^(\(.*?\))?\s*([\w.]+\s*\(.*\))$/s, 'call MACRO(VALUES)');
    const value = expression(called!, tag) as Expression & { args: Expression[] };
    value.args.push(handedOn());
    return { kind: 'call', tag, value, caller: this.#function(tag, 'caller', parameters(`_${given}`, tag), 'call') };
  }

  #function(tag: Segment, name: string, parameters: readonly Parameter[], word: 'macro' | 'call'): MacroBlock {
    const first = this.#next;
    const body = this.#bodyUpTo(tag, word, `end${word}`);
    const inside = this.#segments.slice(first, this.#next);
    const callsBack = inside.some(({ kind, text }) => kind !== 'text' && /\bcaller\b/.test(text));
    return { kind: 'macro', tag, name, parameters, body, callsBack };
  }

  #named(tag: Segment, rest: string): Block {
    const [name] = parts(tag, rest, /^(\w+)(?:\s+(?:scoped|required))*$/, 'block NAME');
    if (this.#names.has(name!)) throw new TemplateFault(problems.blockTwice(tag.place, name!));
    this.#names.add(name!);
    return { kind: 'block', tag, name: name!, body: this.#bodyUpTo(tag, 'block', 'endblock') };
  }

  #include(tag: Segment, rest: string): Block {
    const path = withoutContext(rest);
    const certain = path.replace(/\s+ignore\s+missing$/, '');
    return { kind: 'include', tag, path: expression(certain, tag), mayBeMissing: certain !== path };
  }

  #bodyUpTo(tag: Segment, name: string, end: string): Block[] {
    const body = this.#body([end]);
    this.#take(tag, name, end);
    return body;
  }

  #take(opened: Segment, name: string, end: string): Segment {
    const segment = this.#segments[this.#next++];
    if (!segment) throw new TemplateFault(problems.missingEnd(opened.place, name, end));
    return segment;
  }
}

interface MacroArgument {
  readonly type: string;
  readonly value: unknown;
  readonly key?: { readonly value: string };
}

/** Of a macro, as its own grammar has them: `NAME(a, b=2)`. */
function parameters(call: string, tag: Tag): Parameter[] {
  const head = parsed(`{% macro ${call} %}{% endmacro %}`, tag) as Expression & { args: readonly MacroArgument[] };
  return head.args.map(({ type, value, key }) =>
    type === 'KeywordArgumentExpression'
      ? { name: key!.value, fallback: value as Expression }
      : { name: value as string, fallback: undefined },
  );
}

/** `caller=...` among the values of a call. */
function handedOn(): Expression {
  const name = (value: string) => ({ type: 'Identifier', value });
  return { type: 'KeywordArgumentExpression', key: name('caller'), value: name(CALLER) } as Expression;
}

/** What a file sees of the variables here is settled: an include all, an import none. */
function withoutContext(text: string): string {
  return text.replace(/\s+with(out)?\s+context$/, '');
}

function wordOf({ text }: Segment): string {
  return /^\s*(\w*)/.exec(text)![1]!;
}

function names(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.replace(/[()\s]/g, ''))
    .filter((name) => name !== '');
}

function importedName(text: string): ImportedName {
  const [name, as] = text.trim().split(/\s+as\s+/);
  return { name: name!, as: as ?? name! };
}

function parts(tag: Segment, text: string, pattern: RegExp, form: string): string[] {
  const match = pattern.exec(text);
  if (!match) throw new TemplateFault(problems.syntax(tag.place, `write ${form}`));
  return match.slice(1);
}

function expression(text: string, tag: Tag): Expression {
  if (text.trim() === '') throw new TemplateFault(problems.syntax(tag.place, 'there is nothing in this tag'));
  return parsed(`{{ ${text} }}`, tag);
}

/** A filter, or several in a row, of what a block renders. */
function filterExpression(text: string, tag: Tag): Expression {
  const chain = expression(`_ | ${text}`, tag);
  let first: Expression & { operand?: Expression & { value?: string } } = chain;
  while (first.operand && first.operand.type !== 'Identifier') first = first.operand;
  if (first.operand) (first.operand as { value?: string }).value = FILTERED;
  return chain;
}

function parsed(source: string, { place }: Tag): Expression {
  try {
    const body = parseTags(source);
    if (body.length === 1) return body[0]!;
  } catch (error) {
    throw new TemplateFault(problems.syntax(place, parserWords(error as Error)));
  }
  throw new TemplateFault(problems.syntax(place, 'this is more than one expression'));
}

/** The parser runs off its list where something is missing, and over its stack where all is nested. */
function parserWords({ name, message }: Error): string {
  if (name === 'TypeError') return 'an expression ends too early';
  if (name === 'RangeError') return 'it nests too deeply';
  const words = message.replace(/^Parser Error: /, '').replace(/\.* \w+ !== \w+\.$/, '');
  if (/^Unexpected token: Close(Expression|Statement)$/.test(words)) return 'an expression ends too early';
  if (/^Expected closing (expression|statement) token/.test(words)) return 'this is more than one expression';
  return words.toLowerCase();
}
