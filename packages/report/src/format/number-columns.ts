import type { Metric } from '@loopwright/core';
import { formatCount, siPrefixOf } from './numbers.ts';

/** Digits behind the point that a column has at the most. */
const mostDecimals = 6;

/** Energies of one column, all in one unit and with as many decimals: they are compared by a look. */
export function energyColumn(energiesPj: readonly number[]): string[] {
  return metricColumn({ unit: 'pJ' }, energiesPj);
}

/** The same of any metric. */
export function metricColumn({ unit = '' }: Pick<Metric, 'unit'>, values: readonly number[]): string[] {
  const greatest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  if (unit.startsWith('pJ')) {
    const { prefix, factor } = siPrefixOf(greatest * 1e-12);
    return scaledColumn(values, 1e-12 * factor, `${prefix}${unit.slice(1)}`);
  }
  // As `formatArea`.
  if (unit === 'um^2') return greatest >= 1e4 ? scaledColumn(values, 1e-6, 'mm²') : scaledColumn(values, 1, 'µm²');
  // A mean is no whole number; that is nothing to read where it is large.
  const shown = greatest >= 1000 ? values.map(Math.round) : values;
  if (shown.every(Number.isInteger)) return countColumn(shown).map((text) => `${text} ${unit}`.trim());
  return scaledColumn(values, 1, unit);
}

function scaledColumn(values: readonly number[], factor: number, unit: string): string[] {
  const scaled = values.map((value) => value * factor);
  const decimals = decimalsOf(scaled);
  return scaled.map((value) => `${withCommas(value, decimals)} ${unit}`.trim());
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
