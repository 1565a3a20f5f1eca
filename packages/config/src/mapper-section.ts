import type { ObjectiveName } from '@loopwright/core';
import { ConfigError } from './config-error.ts';
import { metricName } from './metric-name.ts';
import type { SettingValues } from './settings.ts';

/** Timeloop's names of searches that are called differently here. */
const mapperNames: Readonly<Record<string, string>> = {
  linear: 'exhaustive',
  'linear-pruned': 'exhaustive',
};

/** As messages and `loopwright config` name the section. */
export const mapperSection = 'mapper section';

/**
 * The settings of a `mapper:` section, under Timeloop's names: algorithm, optimization_metrics, search_size,
 * victory_condition, timeout, num_threads. As there, 0 is no limit.
 */
export function settingsOfMapperSection(given: Readonly<Record<string, unknown>>): SettingValues {
  // Older files write hyphens.
  const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key.replaceAll('-', '_'), value]));
  return {
    mapper: algorithm(values.algorithm),
    objective: metrics(values.optimization_metrics ?? values.optimization_metric),
    evaluations: limit('search_size', values.search_size),
    victoryCondition: limit('victory_condition', values.victory_condition),
    timeout: limit('timeout', values.timeout),
    threads: limit('num_threads', values.num_threads),
  };
}

function algorithm(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrong('algorithm', `must be the name of a mapper, not ${String(value)}`);
  const name = value.trim().toLowerCase().replaceAll('_', '-');
  return mapperNames[name] ?? name;
}

function metrics(value: unknown): readonly ObjectiveName[] | undefined {
  if (value === undefined || value === null) return undefined;
  const names = Array.isArray(value) ? value : String(value).split(',');
  return names.length === 0 ? undefined : names.map((name) => metricName(String(name)));
}

function limit(key: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = Number(value);
  if (!(number >= 0)) throw wrong(key, `must be a number, 0 or more, not ${String(value)}`);
  return number === 0 ? undefined : number;
}

function wrong(path: string, message: string, hint?: string): ConfigError {
  return new ConfigError(mapperSection, [{ path, message, ...(hint && { hint }) }]);
}
