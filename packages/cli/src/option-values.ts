import { type ObjectiveName, objectiveNames } from '@loopwright/core';
import { nearestName } from '@loopwright/spec';
import { InvalidArgumentError } from 'commander';

export function parsePositive(text: string): number {
  const value = parseNumber(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
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

/** Names of metrics, split by commas; hyphens are as good as underscores. */
export function parseObjective(text: string): readonly ObjectiveName[] {
  return text.split(',').map((part) => {
    const name = part.trim().toLowerCase().replaceAll('-', '_');
    const metric = objectiveNames.find((known) => known === name);
    if (metric) return metric;
    const nearest = nearestName(name, objectiveNames);
    throw new InvalidArgumentError(nearest ? `Did you mean ${nearest}?` : `Use ${objectiveNames.join(', ')}.`);
  });
}

/** NaN where the text is no finite number in decimal notation. */
function parseNumber(text: string): number {
  return /^[+]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
}
