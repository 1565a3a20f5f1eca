import { formatCount, siPrefixOf } from './numbers.ts';

/** Digits behind the point that a column has at the most. */
const mostDecimals = 6;

/** Energies of one column, all in one unit and with as many decimals: they are compared by a look. */
export function energyColumn(energiesPj: readonly number[]): string[] {
  const joules = energiesPj.map((pj) => pj * 1e-12);
  const greatest = Math.max(0, ...joules.map(Math.abs).filter(Number.isFinite));
  const { prefix, factor } = siPrefixOf(greatest);
  const scaled = joules.map((value) => value * factor);
  const decimals = decimalsOf(scaled);
  return scaled.map((value) => `${withCommas(value, decimals)} ${prefix}J`);
}

/** Counts of one column: where one of them is not whole, all have two decimals. */
export function countColumn(counts: readonly number[]): string[] {
  const isWhole = counts.every((count) => Number.isInteger(count) || Math.abs(count) >= 1e15);
  return counts.map((count) => (isWhole || Math.abs(count) >= 1e15 ? formatCount(count) : withCommas(count, 2)));
}

/** Four digits of the greatest, and two of the least that is not 0. */
function decimalsOf(values: readonly number[]): number {
  const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  if (sizes.length === 0) return 0;
  const digitsBehind = (size: number, digits: number) => digits - 1 - Math.floor(Math.log10(size));
  const wanted = Math.max(digitsBehind(Math.max(...sizes), 4), digitsBehind(Math.min(...sizes), 2));
  return Math.min(Math.max(wanted, 0), mostDecimals);
}

function withCommas(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
