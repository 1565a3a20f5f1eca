import type { ParameterValue } from '@loopwright/core';
import { ExpressionError, evaluateAttribute } from '@loopwright/spec';

/** Values that a list may have: beyond it, something is mistyped. */
const MOST = 100_000;

/**
 * The values that a text lists: `4096,8192`, `8..32:x2` (times 2), `4..16:+4` (in steps of 4), `1..4`, `2**10, 2**12`, `45nm,22nm`.
 *
 * @throws RangeError that says what is wrong with it
 */
export function valueList(text: string): ParameterValue[] {
  const values = text.split(',').flatMap((item) => valuesOf(item.trim()));
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new RangeError(`${twice} stands there twice`);
  return values;
}

function valuesOf(item: string): ParameterValue[] {
  if (item === '') throw new RangeError('a value is missing beside a comma');
  const range = /^(.+?)\.\.(.+?)(?::\s*([x+])\s*(.+))?$/.exec(item);
  if (!range) return [parseValue(item)];
  const [, first, last, kind = '+', by = '1'] = range;
  const [start, end, step] = [first!, last!, by].map((part) => numberOf(part, item)) as [number, number, number];
  if (start > end) throw new RangeError(`${item} is empty: ${start} is more than ${end}`);
  if (kind === 'x' ? step <= 1 || start <= 0 : step <= 0) {
    throw new RangeError(
      kind === 'x' ? `${item} needs a factor above 1, and a start above 0` : `${item} needs a step above 0`,
    );
  }
  const values: number[] = [];
  // Not by adding up: 0.1 ten times is not 1.
  for (let count = 0; ; count++) {
    const value = kind === 'x' ? start * step ** count : start + step * count;
    if (value > end * (1 + Number.EPSILON)) return values;
    if (count === MOST) throw new RangeError(`${item} has more than ${MOST} values`);
    values.push(value);
  }
}

function numberOf(text: string, item: string): number {
  const value = parseValue(text.trim());
  if (typeof value === 'number') return value;
  throw new RangeError(`${item} is no range: ${text} is not a number`);
}

/** A number, arithmetic, or text. */
export function parseValue(item: string): ParameterValue {
  if (item.trim() !== '' && Number.isFinite(Number(item))) return Number(item);
  try {
    const value = evaluateAttribute(item, {});
    if (typeof value === 'number' || typeof value === 'string') return value;
    return item;
  } catch (error) {
    if (error instanceof ExpressionError) throw new RangeError(`${item}: ${error.message}`);
    throw error;
  }
}
