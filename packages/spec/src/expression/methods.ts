import type { AttributeValue } from '../architecture.ts';
import { ExpressionError } from './expression-error.ts';
import { num } from './functions.ts';

type Table = Readonly<Record<string, AttributeValue>>;
type Method = (of: Table, ...args: AttributeValue[]) => AttributeValue;

/** Methods of maps, and of parts of the hardware, that are called as in Timeloop's front end. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['get', (of, key, fallback) => (typeof key === 'string' && Object.hasOwn(of, key) ? of[key]! : (fallback ?? null))],
  ['get_fanout', fanout],
  ['keys', (of) => Object.keys(of)],
  ['values', (of) => Object.values(of)],
]);

export function callMethod(of: AttributeValue, name: string, args: AttributeValue[]): AttributeValue {
  const method = METHODS.get(name)!;
  if (typeof of === 'object' && of !== null && !Array.isArray(of)) return method(of as Table, ...args);
  throw new ExpressionError(`${JSON.stringify(of)} has no ${name}()`);
}

/** Of a part, or of its `spatial`: the copies that it makes. */
function fanout(of: Table): number {
  const { spatial = of } = of;
  const { meshX, meshY } = spatial as Table;
  if (meshX === undefined || meshY === undefined)
    throw new ExpressionError('get_fanout() is of parts and their spatial');
  return num(meshX) * num(meshY);
}
