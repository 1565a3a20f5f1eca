import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { AttributeValue } from '../architecture.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { showList } from '../source/located.ts';
import { ExpressionError } from './expression-error.ts';
import { CONSTANTS, FUNCTIONS, isTrue, str } from './functions.ts';
import { callMethod, METHODS } from './methods.ts';
import { applyBinary, applyUnary } from './operators.ts';
import type { Scope } from './scope.ts';

const MAX_LENGTH = 2_000;
const MAX_DEPTH = 100;

/**
 * The value of a Python expression, which is what attributes of Timeloop's input files are: numbers, text, lists, names,
 * members, arithmetic, comparisons, `and`/`or`/`not`, `a if c else b`, the functions of `functions.ts` and the methods of
 * `methods.ts`. Nothing of the text is executed as code. The grammar is CodeMirror's, so precedences are Python's own.
 *
 * @param scope values of names; the own properties of it only
 * @throws ExpressionError
 */
export function evaluateExpression(text: string, scope: Scope): AttributeValue {
  if (text.length > MAX_LENGTH) throw new ExpressionError(`it is longer than ${MAX_LENGTH} characters`);
  const source = text.trim();
  const statement = parser.parse(source).topNode.firstChild;
  const expression = statement?.firstChild;
  // One expression statement with one expression in it, and all of the text.
  if (statement?.name !== 'ExpressionStatement' || !expression || expression.to !== source.length)
    throw notExpression();
  const value = evaluate(expression, { source, scope }, 0);
  if (typeof value === 'number' && Number.isNaN(value)) throw new ExpressionError('it is not a number');
  return value;
}

interface Context {
  readonly source: string;
  readonly scope: Scope;
}

const notExpression = () => new ExpressionError('it is not an expression', { maybeText: true });

function evaluate(node: SyntaxNode, context: Context, depth: number): AttributeValue {
  if (depth > MAX_DEPTH) throw new ExpressionError('it nests too deeply');
  const parts = children(node);
  const value = (index: number): AttributeValue => {
    const part = parts[index];
    if (!part) throw notExpression();
    return evaluate(part, context, depth + 1);
  };
  const text = context.source.slice(node.from, node.to);
  switch (node.name) {
    case 'Number':
      return number(text);
    case 'String':
      return string(text);
    case 'FormatString':
      return formatted(node, context, depth);
    case 'Boolean':
      return text === 'True';
    case 'None':
      return null;
    case 'VariableName':
      return lookUp(text, context.scope);
    case 'ParenthesizedExpression':
      return value(1);
    case 'ArrayExpression':
    case 'TupleExpression':
      return parts.filter(isOperand).map((part) => evaluate(part, context, depth + 1));
    case 'ConditionalExpression':
      return isTrue(value(2)) ? value(0) : value(4);
    case 'UnaryExpression':
      return applyUnary(operator(parts, 0, 1, context), value(1));
    case 'BinaryExpression':
      return binary(parts, context, value);
    case 'MemberExpression':
      return parts[1]?.name === '.' ? member(value(0), name(parts[2], context)) : member(value(0), value(2));
    case 'CallExpression':
      return call(parts, context, depth);
    default:
      throw notExpression();
  }
}

function binary(parts: SyntaxNode[], context: Context, value: (index: number) => AttributeValue): AttributeValue {
  const last = parts.length - 1;
  const symbol = operator(parts, 1, last, context);
  const left = parts[0]!;
  if (symbol === 'and' || symbol === 'or') {
    const first = value(0);
    return isTrue(first) === (symbol === 'and') ? value(last) : first;
  }
  // Python reads a < b < c as a < b and b < c.
  if (parts[1]?.name === 'CompareOp' && left.name === 'BinaryExpression' && left.getChild('CompareOp')) {
    throw new ExpressionError('comparisons cannot be chained', { hint: 'write a < b and b < c' });
  }
  return applyBinary(symbol, value(0), value(last));
}

/** `not in` and `is not` are two nodes. */
function operator(parts: SyntaxNode[], from: number, to: number, { source }: Context): string {
  const words = parts.slice(from, to).map((part) => source.slice(part.from, part.to));
  return words.join(' ').replace(/\s+/g, ' ');
}

function call(parts: SyntaxNode[], context: Context, depth: number): AttributeValue {
  const [callee, list] = parts;
  const operation = callee && operationOf(callee, context, depth);
  if (!operation) throw new ExpressionError('only functions can be called');
  const args = children(list!);
  if (args.some(({ name: kind }) => kind === 'AssignOp')) throw new ExpressionError('arguments cannot be named');
  const result = operation(...args.filter(isOperand).map((part) => evaluate(part, context, depth + 1)));
  if (typeof result === 'number' && Number.isNaN(result))
    throw new ExpressionError(`${context.source.slice(callee.from, callee.to)} has no value here`);
  return result;
}

/** A function by its name, or by that of a variable which names it; a method by what it is of. */
function operationOf(callee: SyntaxNode, context: Context, depth: number) {
  if (callee.name === 'VariableName') {
    const own = name(callee, context);
    const named = Object.hasOwn(context.scope, own) ? context.scope[own] : own;
    const functionName = typeof named === 'string' ? named : own;
    const operation = FUNCTIONS.get(functionName);
    if (!operation) throw unknownFunction(functionName);
    return operation;
  }
  const [of, dot, key] = children(callee);
  const method = name(key, context);
  if (callee.name !== 'MemberExpression' || dot?.name !== '.' || !METHODS.has(method)) return undefined;
  return (...args: AttributeValue[]) => callMethod(evaluate(of!, context, depth + 1), method, args);
}

function unknownFunction(text: string): ExpressionError {
  const { message, hint } = unknownName('function', text, FUNCTIONS.keys());
  return new ExpressionError(message, { hint, unknownFunction: text });
}

function lookUp(variable: string, scope: Scope): AttributeValue {
  if (Object.hasOwn(scope, variable)) return scope[variable]!;
  const constant = CONSTANTS.get(variable);
  if (constant !== undefined) return constant;
  throw unknownName('name', variable, Object.keys(scope));
}

function unknownName(kind: string, text: string, known: Iterable<string>): ExpressionError {
  const nearest = nearestName(text, known);
  const hint = nearest === undefined ? undefined : `did you mean "${nearest}"?`;
  return new ExpressionError(`there is no ${kind} "${text}"`, { hint, maybeText: kind === 'name' });
}

function member(of: AttributeValue, key: AttributeValue): AttributeValue {
  if (Array.isArray(of)) {
    const value = typeof key === 'number' ? of.at(key) : undefined;
    if (value !== undefined) return value;
  } else if (typeof of === 'object' && of !== null && typeof key === 'string' && Object.hasOwn(of, key)) {
    return (of as Readonly<Record<string, AttributeValue>>)[key]!;
  }
  const known = typeof of === 'object' && of !== null && !Array.isArray(of) ? Object.keys(of) : [];
  const hint = known.length > 0 ? `it has ${showList(known)}` : undefined;
  throw new ExpressionError(`there is no ${JSON.stringify(key)} in it`, { hint });
}

function number(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isNaN(value)) throw notExpression();
  if (Number.isInteger(value) && /^\d+$/.test(text) && !Number.isSafeInteger(value)) {
    throw new ExpressionError(`${text} is past 2^53`, { hint: 'use a smaller number' });
  }
  return value;
}

function string(text: string): string {
  const match = /^(["'])([^\\]*)\1$/s.exec(text);
  if (!match) throw new ExpressionError('prefixes and escapes in text are not read');
  return match[2]!;
}

/** `f"M={lanes}"`: text with values in it. */
function formatted(node: SyntaxNode, context: Context, depth: number): string {
  const { source } = context;
  const [, quote, quoted] = /^f(["'])([^\\]*)\1$/s.exec(source.slice(node.from, node.to)) ?? [];
  if (quote === undefined || quoted!.includes('{{'))
    throw new ExpressionError('prefixes and escapes in text are not read');
  let text = '';
  let from = node.from + 2;
  for (const part of children(node)) {
    const [, value, end] = children(part);
    if (end?.name !== '}') throw new ExpressionError('formats of values in text are not read');
    text += source.slice(from, part.from) + str(evaluate(value!, context, depth + 1));
    from = part.to;
  }
  return text + source.slice(from, node.to - 1);
}

function name(node: SyntaxNode | undefined, { source }: Context): string {
  return node ? source.slice(node.from, node.to) : '';
}

const PUNCTUATION = new Set(['(', ')', '[', ']', ',']);

function isOperand(node: SyntaxNode): boolean {
  return !PUNCTUATION.has(node.name);
}

/** Children of a node. A node of the parser's error recovery means that the text is no expression. */
function children(node: SyntaxNode): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.isError) throw notExpression();
    nodes.push(child);
  }
  return nodes;
}
