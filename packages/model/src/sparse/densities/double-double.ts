/** Sums of two doubles that hold twice the digits of one: the head, and what is left over. */
export interface DoubleDouble {
  readonly head: number;
  readonly rest: number;
}

export const ONE: DoubleDouble = { head: 1, rest: 0 };

export function plus(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = a.head + b.head;
  const carried = sum - a.head;
  return normal(sum, a.head - (sum - carried) + (b.head - carried) + a.rest + b.rest);
}

export function times(a: DoubleDouble, b: number): DoubleDouble {
  const product = a.head * b;
  return normal(product, lost(a.head, b, product) + a.rest * b);
}

export function over(a: DoubleDouble, b: number): DoubleDouble {
  const quotient = a.head / b;
  const product = quotient * b;
  return normal(quotient, (a.head - product - lost(quotient, b, product) + a.rest) / b);
}

/** The nearest double to a quotient. */
export function quotient(a: DoubleDouble, b: DoubleDouble): number {
  const first = a.head / b.head;
  const back = times(b, first);
  return first + (a.head - back.head + (a.rest - back.rest)) / b.head;
}

function normal(head: number, rest: number): DoubleDouble {
  const sum = head + rest;
  return { head: sum, rest: rest - (sum - head) };
}

/** What rounding took from a product (Dekker, 1971). */
function lost(a: number, b: number, product: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function halves(a: number): readonly [number, number] {
  const scaled = a * 134217729;
  const high = scaled - (scaled - a);
  return [high, a - high];
}
