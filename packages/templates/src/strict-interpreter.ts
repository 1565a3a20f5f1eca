import { TemplateFault } from './fault.ts';
import { type Environment, type Expression, Interpreter, type Value } from './jinja.ts';
import * as problems from './problems.ts';
import { textOf, toValue } from './values.ts';
import type { WorkLimit } from './work-limit.ts';

/** What the parts of an expression are called in the parser's tree. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly operand?: Expression;
  readonly object?: Expression;
  readonly property?: Expression & { readonly value?: unknown };
  readonly computed?: boolean;
  readonly test?: { readonly value: string };
  readonly left?: Expression;
  readonly right?: Expression;
  readonly operator?: { readonly value: string };
  readonly filter?: Node & { readonly callee?: Node; readonly args?: readonly Expression[] };
}

/** More than any text is moved to the right. */
const MAX_INDENT = 1000;

/**
 * Evaluates expressions with undefined variables as errors, as Jinja's strict mode does, and every step counted.
 * Only `default`, `is defined` and `is undefined` may look at what has no value.
 */
export class StrictInterpreter extends Interpreter {
  readonly #limit: WorkLimit;
  readonly #mayBeUndefined = new WeakSet<object>();

  constructor(limit: WorkLimit) {
    super();
    this.#limit = limit;
  }

  override evaluate(expression: Expression | undefined, scope: Environment): Value {
    this.#limit.step();
    if (!expression) return super.evaluate(expression, scope);
    return this.#limit.pass(this.#evaluate(expression, expression as unknown as Node, scope));
  }

  #evaluate(expression: Expression, node: Node, scope: Environment): Value {
    switch (node.type) {
      case 'Identifier':
        return this.#variable(expression, String(node.value), scope);
      case 'MemberExpression':
        return this.#member(expression, node, scope);
      case 'TestExpression':
        if (/^(un)?defined$/.test(node.test!.value)) this.#allowUndefined(node.operand);
        return super.evaluate(expression, scope);
      case 'FilterExpression':
        return this.#filter(expression, node, scope);
      case 'BinaryExpression':
        // Jinja prints both sides, as it would on their own.
        if (node.operator!.value === '~') {
          return toValue(textOf(this.evaluate(node.left, scope)) + textOf(this.evaluate(node.right, scope)));
        }
        return super.evaluate(expression, scope);
      default:
        return super.evaluate(expression, scope);
    }
  }

  #variable(expression: Expression, name: string, scope: Environment): Value {
    const value = scope.lookupVariable(name);
    if (value.type !== 'UndefinedValue' || this.#mayBeUndefined.has(expression)) return value;
    throw new TemplateFault(problems.undefinedVariable(this.#limit.place, name, namesIn(scope)));
  }

  #member(expression: Expression, { object, property, computed }: Node, scope: Environment): Value {
    const mayBeUndefined = this.#mayBeUndefined.has(expression);
    if (mayBeUndefined) this.#allowUndefined(object);
    const value = super.evaluate(expression, scope);
    if (value.type !== 'UndefinedValue' || mayBeUndefined) return value;
    const name = computed ? '[...]' : `.${property?.value}`;
    throw new TemplateFault(problems.undefinedMember(this.#limit.place, nameOf(object) + name));
  }

  #filter(expression: Expression, { operand, filter }: Node, scope: Environment): Value {
    const name = String(filter!.callee?.value ?? filter!.value);
    if (name === 'default' || name === 'd') return this.#default(operand!, filter?.args ?? [], scope);
    if (name === 'indent') this.#checkIndent(filter?.args ?? [], scope);
    if (name === 'string') return toValue(textOf(this.evaluate(operand, scope)));
    const own = filter!.callee ? undefined : ownFilters[name];
    return own ? toValue(own(this.evaluate(operand, scope))) : super.evaluate(expression, scope);
  }

  #default(operand: Expression, args: readonly Expression[], scope: Environment): Value {
    this.#allowUndefined(operand);
    const value = this.evaluate(operand, scope);
    const [fallback, isEmptyToo] = args.map((argument) => argumentOf(argument));
    const replaces =
      value.type === 'UndefinedValue' ||
      (isEmptyToo !== undefined && this.evaluate(isEmptyToo, scope).__bool__().value && !value.__bool__().value);
    if (!replaces) return value;
    return fallback ? this.evaluate(fallback, scope) : toValue('');
  }

  #checkIndent(args: readonly Expression[], scope: Environment): void {
    for (const argument of args) {
      const { value } = this.evaluate(argumentOf(argument), scope);
      if (typeof value === 'number' && value > MAX_INDENT) {
        throw new TemplateFault(problems.tooMuch(this.#limit.place, `lines moved by ${value} columns`, MAX_INDENT));
      }
    }
  }

  #allowUndefined(expression: Expression | undefined): void {
    if (expression) this.#mayBeUndefined.add(expression);
  }
}

/** Filters of Jinja that the interpreter lacks. */
const ownFilters: Readonly<Record<string, (value: Value) => unknown>> = {
  count: (value) => (value.value instanceof Map ? value.value.size : (value.value as string).length),
  round: (value) => roundHalfEven(numberOf(value)),
  sum: (value) => numbersOf(value).reduce((sum, number) => sum + number, 0),
  min: (value) => extreme(value, Math.min),
  max: (value) => extreme(value, Math.max),
};

function extreme(value: Value, choose: (...numbers: number[]) => number): number {
  const numbers = numbersOf(value);
  if (numbers.length === 0) throw new Error('an empty list has no smallest and no largest item');
  return numbers.reduce((left, right) => choose(left, right));
}

function numbersOf(value: Value): number[] {
  if (!Array.isArray(value.value)) throw new Error('this filter takes a list of numbers');
  return (value.value as Value[]).map(numberOf);
}

function numberOf({ value }: Value): number {
  if (typeof value !== 'number') throw new Error('this filter takes numbers');
  return value;
}

/** As Python rounds. */
function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

function argumentOf(argument: Expression): Expression {
  const { type, value } = argument as unknown as { type: string; value: Expression };
  return type === 'KeywordArgumentExpression' ? value : argument;
}

function nameOf(expression: Expression | undefined): string {
  const { type, value } = (expression ?? {}) as { type?: string; value?: unknown };
  return type === 'Identifier' ? String(value) : '...';
}

function namesIn(scope: Environment): string[] {
  const names: string[] = [];
  for (let at: Environment | undefined = scope; at; at = at.parent) names.push(...at.variables.keys());
  return names;
}
