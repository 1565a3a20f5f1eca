/**
 * Orders of n things by number: the factoradic (Lehmer) code, in lexicographic order. Number 0 is the ascending order.
 */
export function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** 18! is the last that a double holds exactly. */
export const maxPermuted = 18;

/** Up to this length the orders are read from tables; 8! x 8 bytes is 315 kB. */
const maxTabled = 8;
const tables: (Uint8Array | undefined)[] = [];

/** [number * n + position] every order of 0 ... n - 1, n <= 8. */
function permutationTable(n: number): Uint8Array {
  const known = tables[n];
  if (known !== undefined) return known;
  const count = factorial(n);
  const table = new Uint8Array(count * n);
  for (let number = 0; number < count; number++) unrankPermutationSlowly(number, n, table, number * n);
  tables[n] = table;
  return table;
}

/** Writes order `number` of 0 ... n - 1 to `order` [at ...]. */
export function unrankPermutation(number: number, n: number, order: Uint8Array, at: number): void {
  if (n > maxTabled) {
    unrankPermutationSlowly(number, n, order, at);
    return;
  }
  const table = tables[n] ?? permutationTable(n);
  const row = number * n;
  for (let i = 0; i < n; i++) order[at + i] = table[row + i];
}

/** Number of the order `order` [at ... at + n), whose entries are distinct but need not be 0 ... n - 1. */
export function rankPermutation(order: Uint8Array, at: number, n: number): number {
  let number = 0;
  for (let i = 0; i < n; i++) {
    const entry = order[at + i];
    let smallerAfter = 0;
    for (let j = i + 1; j < n; j++) if (order[at + j] < entry) smallerAfter++;
    number = number * (n - i) + smallerAfter;
  }
  return number;
}

function unrankPermutationSlowly(number: number, n: number, order: Uint8Array, at: number): void {
  // Lehmer digits from the last to the first, then each becomes the rank among those not yet taken.
  let rest = number;
  for (let i = n - 1; i >= 0; i--) {
    const base = n - i;
    order[at + i] = rest % base;
    rest = Math.floor(rest / base);
  }
  for (let i = n - 2; i >= 0; i--) {
    const digit = order[at + i];
    for (let j = i + 1; j < n; j++) if (order[at + j] >= digit) order[at + j]++;
  }
}
