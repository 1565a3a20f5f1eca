import type { AttributeValue } from '../architecture.ts';
import { ExpressionError } from './expression-error.ts';
import { isTrue, num } from './functions.ts';

export function applyUnary(symbol: string, value: AttributeValue): AttributeValue {
  if (symbol === 'not') return !isTrue(value);
  if (symbol === '-') return -num(value);
  if (symbol === '+') return num(value);
  throw new ExpressionError(`the operator ${symbol} is not read`);
}

export function applyBinary(symbol: string, left: AttributeValue, right: AttributeValue): AttributeValue {
  switch (symbol) {
    case '+':
      return add(left, right);
    case '-':
      return num(left) - num(right);
    case '*':
      return Array.isArray(left) ? repeat(left, num(right)) : num(left) * num(right);
    case '/':
      return num(left) / divisor(right);
    case '//':
      return Math.floor(num(left) / divisor(right));
    case '%':
      return modulo(num(left), divisor(right));
    case '**':
      return power(num(left), num(right));
    case '==':
    case 'is':
      return same(left, right);
    case '!=':
    case 'is not':
      return !same(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(symbol, left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    default:
      throw new ExpressionError(`the operator ${symbol} is not read`);
  }
}

function compare(symbol: string, left: AttributeValue, right: AttributeValue): boolean {
  const [a, b] = typeof left === 'string' && typeof right === 'string' ? [left, right] : [num(left), num(right)];
  if (symbol === '<') return a < b;
  if (symbol === '<=') return a <= b;
  return symbol === '>' ? a > b : a >= b;
}

function contains(whole: AttributeValue, part: AttributeValue): boolean {
  if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part);
  if (Array.isArray(whole)) return whole.some((item) => same(item, part));
  if (typeof whole === 'object' && whole !== null && typeof part === 'string') return Object.hasOwn(whole, part);
  throw new ExpressionError('"in" needs a list or text');
}

/** Python compares by value; True equals 1. */
function same(left: AttributeValue, right: AttributeValue): boolean {
  if (typeof left === 'object' || typeof right === 'object') return JSON.stringify(left) === JSON.stringify(right);
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return num(left) === num(right);
}

function add(left: AttributeValue, right: AttributeValue): AttributeValue {
  if (typeof left === 'string' && typeof right === 'string') return join(left, right);
  if (Array.isArray(left) && Array.isArray(right)) return limited([...left, ...right]);
  return num(left) + num(right);
}

function repeat(list: readonly AttributeValue[], times: number): AttributeValue {
  if (!Number.isInteger(times)) throw new ExpressionError(`a list cannot be repeated ${times} times`);
  if (times * list.length > MAX_ITEMS) throw new ExpressionError('the list is too long');
  return Array.from({ length: Math.max(0, times) }, () => list).flat();
}

const MAX_ITEMS = 10_000;

function limited(list: AttributeValue[]): AttributeValue[] {
  if (list.length > MAX_ITEMS) throw new ExpressionError('the list is too long');
  return list;
}

function join(left: string, right: string): string {
  if (left.length + right.length > 10_000) throw new ExpressionError('the text is too long');
  return left + right;
}

function divisor(value: AttributeValue): number {
  const number = num(value);
  if (number === 0) throw new ExpressionError('it divides by zero');
  return number;
}

/** Python's remainder has the sign of the divisor. */
function modulo(left: number, right: number): number {
  return left - right * Math.floor(left / right);
}

function power(base: number, exponent: number): number {
  const value = base ** exponent;
  if (!Number.isFinite(value)) throw new ExpressionError(`${base} ** ${exponent} has no finite value`);
  return value;
}
