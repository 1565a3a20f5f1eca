import { type Place, TemplateFault } from './fault.ts';
import { Environment, type Expression, type Value } from './jinja.ts';
import {
  type Block,
  CALLER,
  FILTERED,
  type ForBlock,
  type MacroBlock,
  type NamedBlock,
  type Tag,
} from './parse-template.ts';
import * as problems from './problems.ts';
import type { StrictInterpreter } from './strict-interpreter.ts';
import { functionValue, isTrue, itemsOf, mapValue, textOf, toValue } from './values.ts';
import type { WorkLimit } from './work-limit.ts';

/** What a template writes to, and asks for. */
export interface BlockHost {
  readonly interpreter: StrictInterpreter;
  readonly limit: WorkLimit;
  /** Text of an `{% include %}`, rendered with the variables of the one that includes it. */
  includeText(path: string, scope: Environment): string;
  isFile(path: string): boolean;
  /** Runs the template that this one extends. */
  extend(path: string, scope: Environment, replaced: Replaced, write: Write): void;
  /** The variables that a template sets. */
  variablesOf(path: string): ReadonlyMap<string, Value>;
}

/** Takes what is rendered: `isCopy` of text that stands in the template as it is. */
export type Write = (text: string, place: Place, isCopy: boolean) => void;

/** Blocks by name, each with those of the templates that extend it, the last one first. */
export type Replaced = ReadonlyMap<string, readonly NamedBlock[]>;

/** Macros that call macros, or themselves. */
const MAX_CALLS = 100;

/** Runs the blocks of a template. Throws a TemplateFault that points at the tag at fault. */
export class BlockRunner {
  readonly #host: BlockHost;
  readonly #replaced: Replaced;
  #calls = 0;

  constructor(host: BlockHost, replaced: Replaced = new Map()) {
    this.#host = host;
    this.#replaced = replaced;
  }

  /** A whole template. Of one that extends another, blocks replace those of the other, and what is set counts. */
  runTemplate(blocks: readonly Block[], scope: Environment, write: Write): void {
    const base = blocks.find((block) => block.kind === 'extends');
    if (!base) {
      this.run(blocks, scope, write);
      return;
    }
    const settings = blocks.filter(({ kind }) => kind !== 'block' && kind !== 'extends');
    this.run(settings, scope, () => {});
    const replaced = new Map(this.#replaced);
    for (const block of namedBlocks(blocks)) {
      replaced.set(block.name, [...(this.#replaced.get(block.name) ?? []), block]);
    }
    this.#at(base.tag, () => this.#host.extend(textOf(this.#value(base.path, scope)), scope, replaced, write));
  }

  run(blocks: readonly Block[], scope: Environment, write: Write): void {
    for (const block of blocks) {
      this.#host.limit.step();
      this.#run(block, scope, write);
    }
  }

  #run(block: Block, scope: Environment, write: Write): void {
    switch (block.kind) {
      case 'text':
        write(block.text, block.place, true);
        return;
      case 'output':
        write(
          this.#at(block.tag, () => textOf(this.#value(block.value, scope))),
          block.tag.place,
          false,
        );
        return;
      case 'if': {
        const taken = block.branches.find(
          ({ tag, test }) => test === undefined || this.#at(tag, () => isTrue(this.#value(test, scope))),
        );
        if (taken) this.run(taken.body, scope, write);
        return;
      }
      case 'for':
        this.#for(block, scope, write);
        return;
      case 'set':
        this.#set(block, scope);
        return;
      case 'macro':
        scope.setVariable(block.name, this.#macro(block, scope));
        return;
      case 'filter': {
        const inner = new Environment(scope);
        inner.setVariable(FILTERED, toValue(this.#text(block.body, inner)));
        write(
          this.#at(block.tag, () => textOf(this.#value(block.value, inner))),
          block.tag.place,
          false,
        );
        return;
      }
      case 'call': {
        const inner = new Environment(scope);
        inner.setVariable(CALLER, this.#macro(block.caller, scope));
        write(
          this.#at(block.tag, () => textOf(this.#value(block.value, inner))),
          block.tag.place,
          false,
        );
        return;
      }
      case 'with': {
        const inner = new Environment(scope);
        this.#at(block.tag, () => {
          // All of them see the variables outside, not each other.
          for (const { name, fallback } of block.values) {
            inner.setVariable(name, fallback ? this.#value(fallback, scope) : toValue(''));
          }
        });
        this.run(block.body, inner, write);
        return;
      }
      case 'block':
        this.#named([...(this.#replaced.get(block.name) ?? []), block], scope, write);
        return;
      case 'extends':
        return;
      case 'include':
        write(
          this.#at(block.tag, () => {
            const path = textOf(this.#value(block.path, scope));
            return block.mayBeMissing && !this.#host.isFile(path) ? '' : this.#host.includeText(path, scope);
          }),
          block.tag.place,
          false,
        );
        return;
      case 'import':
        this.#at(block.tag, () => this.#import(block, scope));
    }
  }

  #for({ tag, names, items, test, body, otherwise }: ForBlock, scope: Environment, write: Write): void {
    const scopes = this.#at(tag, () => {
      const listed = itemsOf(this.#value(items, scope));
      if (!listed) throw new Error('a loop goes over a list or a map');
      const scopes = listed.map((item) => {
        const inner = new Environment(scope);
        assign(names, item, inner);
        return inner;
      });
      return test ? scopes.filter((inner) => isTrue(this.#value(test, inner))) : scopes;
    });
    scopes.forEach((inner, index) => {
      inner.setVariable('loop', loopState(index, scopes.length));
      this.run(body, inner, write);
    });
    if (scopes.length === 0) this.run(otherwise, new Environment(scope), write);
  }

  #set({ tag, names, value }: Extract<Block, { kind: 'set' }>, scope: Environment): void {
    const result = Array.isArray(value)
      ? toValue(this.#text(value, new Environment(scope)))
      : this.#at(tag, () => this.#value(value as Expression, scope));
    this.#at(tag, () => assign(names, result, scope));
  }

  /** The first of several of one name; `super()` is the next. */
  #named([block, ...others]: readonly NamedBlock[], scope: Environment, write: Write): void {
    const inner = new Environment(scope);
    const above = () => {
      const parts: string[] = [];
      if (others.length > 0) this.#named(others, scope, (text) => parts.push(text));
      return toValue(parts.join(''));
    };
    inner.setVariable('super', functionValue(above));
    this.run(block!.body, inner, write);
  }

  #macro({ name, parameters, body, callsBack }: MacroBlock, home: Environment): Value {
    return functionValue((args, all) => {
      const named = new Map(all);
      const caller = named.get('caller');
      named.delete('caller');
      if (caller && !callsBack) throw new Error(`${name} has no caller(), where the block of the call would stand`);
      if (args.length > parameters.length)
        throw new Error(`${name} takes ${parameters.length} values, not ${args.length}`);
      const known = parameters.map((parameter) => parameter.name);
      const unknown = [...named.keys()].find((key) => !known.includes(key));
      if (unknown !== undefined) throw new Error(`${name} takes ${known.join(', ') || 'nothing'}, not ${unknown}`);
      if (++this.#calls > MAX_CALLS) throw new Error(`${name} is called more than ${MAX_CALLS} deep`);
      const scope = new Environment(home);
      if (caller) scope.setVariable('caller', caller);
      parameters.forEach((parameter, index) => {
        const given = args[index] ?? named.get(parameter.name);
        if (given) scope.setVariable(parameter.name, given);
        else if (parameter.fallback) scope.setVariable(parameter.name, this.#value(parameter.fallback, scope));
        else throw new Error(`${name} needs a value for ${parameter.name}`);
      });
      const text = this.#text(body, scope);
      this.#calls--;
      return toValue(text);
    });
  }

  #import({ path, names }: Extract<Block, { kind: 'import' }>, scope: Environment): void {
    const file = textOf(this.#value(path, scope));
    const variables = this.#host.variablesOf(file);
    for (const { name, as } of names) {
      const value = name === undefined ? mapValue(new Map(variables)) : variables.get(name);
      if (!value) throw new Error(`${file} has no ${name}`);
      scope.setVariable(as, value);
    }
  }

  /** What blocks render, as a value: it is written where the template prints it. */
  #text(blocks: readonly Block[], scope: Environment): string {
    const parts: string[] = [];
    this.run(blocks, scope, (text) => {
      this.#host.limit.keep(text.length);
      parts.push(text);
    });
    return parts.join('');
  }

  #value(expression: Expression, scope: Environment): Value {
    return this.#host.interpreter.evaluate(expression, scope);
  }

  /** Whatever goes wrong points at the tag that was run last. */
  #at<T>(tag: Tag, work: () => T): T {
    const { limit } = this.#host;
    const before = limit.place;
    limit.place = tag.place;
    try {
      return work();
    } catch (error) {
      throw error instanceof TemplateFault ? pointed(error, tag) : fault(error as Error, tag.place);
    } finally {
      limit.place = before;
    }
  }
}

/** All of a template, those inside of others, too. */
function namedBlocks(blocks: readonly Block[]): NamedBlock[] {
  return blocks.flatMap((block) => {
    const own = block.kind === 'block' ? [block] : [];
    const bodies =
      block.kind === 'if' ? block.branches.flatMap(({ body }) => body) : 'body' in block ? (block.body as Block[]) : [];
    return [...own, ...namedBlocks(bodies)];
  });
}

/** At the word itself, where a message is of one that the tag holds. */
function pointed(error: TemplateFault, { text, place }: Tag): TemplateFault {
  const { code, location, found } = error.diagnostic;
  if (code !== 'undefined-variable' || location !== place || found === undefined) return error;
  const at = new RegExp(`\\b${found.replace(/[^\w.]/g, '\\$&')}\\b`).exec(text)?.index;
  if (at === undefined) return error;
  const before = text.slice(0, at).split('\n');
  const column = before.length > 1 ? before.at(-1)!.length + 1 : place.column + 2 + at;
  const moved = { file: place.file, line: place.line + before.length - 1, column };
  return new TemplateFault({ ...error.diagnostic, location: moved });
}

function fault({ name, message }: Error, place: Place): TemplateFault {
  if (name === 'RangeError')
    return new TemplateFault(problems.failed(place, 'it makes too much text, or calls itself without end'));
  const filter = /^Unknown (?:\w+ )?filter: (\w+)/.exec(message);
  if (filter) return new TemplateFault(problems.unknownFilter(place, filter[1]!));
  const words = message.replaceAll(
    /\b(String|Integer|Float|Boolean|Null|Undefined|Array|Object|Function)Value\b/g,
    (_, kind) => kind.toLowerCase(),
  );
  return new TemplateFault(problems.failed(place, words));
}

function assign(names: readonly string[], value: Value, scope: Environment): void {
  if (names.length === 1) {
    assignOne(names[0]!, value, scope);
    return;
  }
  const items = itemsOf(value);
  if (items?.length !== names.length) {
    throw new Error(`${names.join(', ')} take ${names.length} values, not ${items?.length ?? 'one'}`);
  }
  for (const [index, name] of names.entries()) assignOne(name, items[index]!, scope);
}

/** `name.member` is one of a namespace, which loops may change. */
function assignOne(target: string, value: Value, scope: Environment): void {
  const [name, member] = target.split('.');
  if (member === undefined) scope.setVariable(target, value);
  else {
    const owner = scope.lookupVariable(name!);
    if (owner.type !== 'NamespaceValue') throw new Error(`${name} is no namespace, so ${target} cannot be set`);
    (owner.value as Map<string, Value>).set(member, value);
  }
}

function loopState(index: number, length: number): Value {
  return toValue({
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
  });
}
