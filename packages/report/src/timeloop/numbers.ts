/** As C++ streams print numbers that are not whole: two decimals, a half to the even side. */
export function fixed(value: number): string {
  // Only odd multiples of an eighth lie half-way between two hundredths.
  const isHalf = Number.isInteger(value * 8) && (value * 8) % 2 !== 0;
  if (!isHalf) return value.toFixed(2);
  const below = Math.floor(value * 100);
  return ((below % 2 === 0 ? below : below + 1) / 100).toFixed(2);
}

/** A limit that was not given is a dash. */
export function limit(value: number, digits = 2): string {
  return value === Infinity ? '-' : value.toFixed(digits);
}

export function percent(share: number): string {
  return `${fixed(share * 100)}%`;
}

/** `5.10e+00`: an exponent of two digits at the least. */
export function scientific(value: number): string {
  return value.toExponential(2).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** In single precision, as Timeloop computes intensities. */
export function ratio(operations: number, bytes: number): string {
  return fixed(Math.fround(Math.fround(operations) / Math.fround(bytes)));
}

/** `label : value` lines with the colons in one column. */
export function aligned(
  indent: string,
  width: number,
  lines: readonly (readonly [string, string | number])[],
): string[] {
  return lines.map(([label, value]) => `${indent}${label.padEnd(width)}: ${value}`);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
