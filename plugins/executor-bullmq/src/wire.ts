/**
 * Plain data as text, and back to the last bit: JSON, in which numbers that it lacks and arrays of doubles are objects of one key
 * that no other object has.
 */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (part instanceof Float64Array) return { [doubles]: Array.from(part) };
    return typeof part === 'number' && !isJsonNumber(part)
      ? { [number]: Object.is(part, -0) ? '-0' : `${part}` }
      : part;
  });
}

export function decode<T>(text: string): T {
  return JSON.parse(text, (_, part) => {
    if (typeof part !== 'object' || part === null) return part;
    if (number in part) return Number(part[number]);
    return doubles in part ? Float64Array.from(part[doubles]) : part;
  });
}

const number = '$number';
const doubles = '$doubles';

function isJsonNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}
