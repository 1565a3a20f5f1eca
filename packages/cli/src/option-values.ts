import { metricName } from '@loopwright/config';
import type { ObjectiveName } from '@loopwright/core';
import type { NamedSizes } from '@loopwright/workload';
import { InvalidArgumentError } from 'commander';

export function parsePositive(text: string): number {
  const value = parseNumber(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}

/** um^2; `2.5mm2` and `2.5 mm^2` are mm^2. */
export function parseAreaUm2(text: string): number {
  const [, amount, unit] = /^(.*?)\s*(um\^?2|mm\^?2)?$/i.exec(text.trim())!;
  const value = parseNumber(amount!) * (unit?.toLowerCase().startsWith('mm') ? 1e6 : 1);
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0, in um^2, or with its unit, as 2.5mm2.');
}

export function parseCount(text: string): number {
  const value = parseNumber(text);
  if (value >= 1 && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

export function parseSeed(text: string): number {
  const value = parseNumber(text);
  if (value >= 0 && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It must be a whole number, 0 or more.');
}

export function parsePort(text: string): number {
  const value = parseNumber(text);
  if (value >= 0 && value <= 65535 && Number.isInteger(value)) return value;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

/** Sizes by name: `batch=1,seq=128`. */
export function parseSizes(text: string, before: NamedSizes = {}): NamedSizes {
  const sizes = text.split(',').map((part) => {
    const [, name, size] = /^\s*([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(part) ?? [];
    if (name === undefined) throw new InvalidArgumentError('It must be sizes by name, as batch=1,seq=128.');
    return [name, parseCount(size!)] as const;
  });
  return { ...before, ...Object.fromEntries(sizes) };
}

/** Values of an option that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Names of metrics, split by commas. Which there are is known when the plugins are. */
export function parseObjective(text: string): readonly ObjectiveName[] {
  return text.split(',').map(metricName);
}

/** NaN where the text is no finite number in decimal notation. */
function parseNumber(text: string): number {
  return /^[+]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
}
