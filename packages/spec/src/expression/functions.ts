import type { AttributeValue } from '../architecture.ts';
import { ExpressionError } from './expression-error.ts';

type Operation = (...args: AttributeValue[]) => AttributeValue;

/** Functions of expressions, named and behaving as in Python, which Accelergy evaluates them with. */
export const FUNCTIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...numeric({
    abs: [1, Math.abs],
    acos: [1, Math.acos],
    acosh: [1, Math.acosh],
    asin: [1, Math.asin],
    asinh: [1, Math.asinh],
    atan: [1, Math.atan],
    atan2: [2, Math.atan2],
    atanh: [1, Math.atanh],
    ceil: [1, Math.ceil],
    comb: [2, comb],
    copysign: [2, (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))],
    cos: [1, Math.cos],
    cosh: [1, Math.cosh],
    degrees: [1, (x) => (x * 180) / Math.PI],
    exp: [1, Math.exp],
    expm1: [1, Math.expm1],
    fabs: [1, Math.abs],
    factorial: [1, factorial],
    floor: [1, Math.floor],
    fmod: [2, (x, y) => x % y],
    gcd: [2, gcd],
    hypot: [2, Math.hypot],
    isqrt: [1, (x) => Math.floor(Math.sqrt(x))],
    ln: [1, Math.log],
    log10: [1, Math.log10],
    log1p: [1, Math.log1p],
    log2: [1, Math.log2],
    pow: [2, Math.pow],
    radians: [1, (x) => (x * Math.PI) / 180],
    sin: [1, Math.sin],
    sinh: [1, Math.sinh],
    sqrt: [1, Math.sqrt],
    tan: [1, Math.tan],
    tanh: [1, Math.tanh],
    trunc: [1, Math.trunc],
  }),
  ['bool', (x) => isTrue(x ?? null)],
  ['float', toFloat],
  ['int', (x) => Math.trunc(toFloat(x))],
  ['isclose', (x, y) => Math.abs(num(x) - num(y)) <= 1e-9 * Math.max(Math.abs(num(x)), Math.abs(num(y)))],
  ['len', size],
  ['list', (x) => [...items(x)]],
  ['log', (x, base) => (base === undefined ? Math.log(num(x)) : Math.log(num(x)) / Math.log(num(base)))],
  ['max', (...args) => Math.max(...spread(args))],
  ['min', (...args) => Math.min(...spread(args))],
  ['prod', (x) => spread([x ?? null]).reduce((product, value) => product * value, 1)],
  ['range', range],
  ['round', round],
  ['str', str],
  ['sum', (x) => spread([x ?? null]).reduce((sum, value) => sum + value, 0)],
  ['tuple', (x) => [...items(x)]],
]);

/** Names that stand for a number everywhere. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
  ['inf', Number.POSITIVE_INFINITY],
]);

/** Python's truth: zero, empty text, an empty list and None are false. */
export function isTrue(value: AttributeValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

export function num(value: AttributeValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new ExpressionError(`${value === undefined ? 'a missing argument' : JSON.stringify(value)} is not a number`);
}

function numeric(table: Record<string, [number, (...args: number[]) => number]>): [string, Operation][] {
  return Object.entries(table).map(([name, [arity, compute]]) => [
    name,
    (...args) => {
      if (args.length !== arity) throw new ExpressionError(`${name} takes ${arity} arguments, not ${args.length}`);
      return compute(...args.map(num));
    },
  ]);
}

function items(value: AttributeValue | undefined): readonly AttributeValue[] {
  if (Array.isArray(value)) return value;
  throw new ExpressionError(`${JSON.stringify(value)} is not a list`);
}

function size(value: AttributeValue | undefined): number {
  if (typeof value === 'string') return value.length;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? Object.keys(value).length : items(value).length;
}

/** Arguments one by one, or those of the one list given. */
function spread(args: readonly AttributeValue[]): number[] {
  const values = args.length === 1 && Array.isArray(args[0]) ? (args[0] as AttributeValue[]) : args;
  if (values.length === 0) throw new ExpressionError('there is nothing to choose from');
  return values.map(num);
}

function toFloat(value: AttributeValue | undefined): number {
  if (typeof value !== 'string') return num(value);
  const parsed = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(parsed)) throw new ExpressionError(`"${value}" is not a number`);
  return parsed;
}

/** As Python writes it. */
export function str(value: AttributeValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null || value === undefined ? 'None' : JSON.stringify(value);
}

/** Python rounds halves to the even neighbour. */
function round(value: AttributeValue | undefined, digits?: AttributeValue): number {
  const scale = 10 ** (digits === undefined ? 0 : num(digits));
  const scaled = num(value) * scale;
  const floor = Math.floor(scaled);
  const rounded = scaled - floor === 0.5 ? floor + (floor % 2 === 0 ? 0 : 1) : Math.round(scaled);
  return rounded / scale;
}

function range(...args: (AttributeValue | undefined)[]): number[] {
  const [first, second, third] = args.map(num);
  const [start, end, step] = second === undefined ? [0, first ?? 0, 1] : [first ?? 0, second, third ?? 1];
  const length = step === 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.ceil((end - start) / step));
  if (!(length <= 10_000)) throw new ExpressionError('the range is too long');
  return Array.from({ length }, (_, index) => start + index * step);
}

function gcd(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

function factorial(x: number): number {
  let product = 1;
  // 171! is past the largest double.
  for (let factor = 2; factor <= Math.min(x, 171); factor++) product *= factor;
  return product;
}

function comb(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k, 1100); i++) result = (result * (n - i + 1)) / i;
  return k > n ? 0 : Math.round(result);
}
