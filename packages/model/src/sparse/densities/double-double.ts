/** The sum of two doubles, which holds twice the digits of one. It is changed where it stands: chances are long products. */
export class DoubleDouble {
  head: number;
  /** What is left over beside the head. */
  rest: number;

  constructor(head: number, rest = 0) {
    this.head = head;
    this.rest = rest;
  }

  add(head: number, rest: number): void {
    const sum = this.head + head;
    const carried = sum - this.head;
    this.#set(sum, this.head - (sum - carried) + (head - carried) + this.rest + rest);
  }

  multiply(factor: number): void {
    const product = this.head * factor;
    this.#set(product, lost(this.head, factor, product) + this.rest * factor);
  }

  divide(divisor: number): void {
    const quotient = this.head / divisor;
    const product = quotient * divisor;
    this.#set(quotient, (this.head - product - lost(quotient, divisor, product) + this.rest) / divisor);
  }

  #set(head: number, rest: number): void {
    const sum = head + rest;
    this.head = sum;
    this.rest = rest - (sum - head);
  }
}

/** The nearest double to the quotient of such a sum by another. */
export function quotient(head: number, rest: number, by: DoubleDouble): number {
  const first = head / by.head;
  const back = new DoubleDouble(by.head, by.rest);
  back.multiply(first);
  return first + (head - back.head + (rest - back.rest)) / by.head;
}

/** What rounding took from a product (Dekker, 1971). */
function lost(a: number, b: number, product: number): number {
  const aHigh = high(a);
  const bHigh = high(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper half of the digits. */
function high(a: number): number {
  const scaled = a * 134217729;
  return scaled - (scaled - a);
}
