import * as library from '@huggingface/jinja';

/*
 * What is used of the library, with types of our own: its declarations import each other without endings, which Node's
 * resolution does not follow.
 */

/** A value while a template runs. */
export interface Value {
  readonly type: string;
  readonly value: unknown;
  __bool__(): { readonly value: boolean };
  toString(): string;
}

/** A parsed expression, as the interpreter takes it. */
export interface Expression {
  readonly type: string;
}

/** Variables, and those around them. */
export interface Environment {
  readonly parent?: Environment | undefined;
  readonly variables: Map<string, Value>;
  /** Takes a plain value. */
  set(name: string, plain: unknown): Value;
  setVariable(name: string, value: Value): Value;
  /** One of type `UndefinedValue` where there is none. */
  lookupVariable(name: string): Value;
}

interface Interpreter {
  evaluate(expression: Expression | undefined, scope: Environment): Value;
}

export const Environment = library.Environment as new (parent?: Environment) => Environment;

export const Interpreter = library.Interpreter as new () => Interpreter;

/** The expressions and statements of a text in Jinja's tags. Throws what the parser throws. */
export function parseTags(text: string): Expression[] {
  return library.parse(library.tokenize(text)).body;
}
