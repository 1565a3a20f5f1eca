import { type LoadedConfig, type ResolvedSettings, resolveSettings, settingsOfMapperSection } from '@loopwright/config';
import type { ObjectiveName, PluginManager, SearchLimits } from '@loopwright/core';

/** Settings that the command line can give. */
export interface SearchOptions {
  readonly mapper?: string;
  readonly objective?: readonly ObjectiveName[];
  readonly seconds?: number;
  readonly evaluations?: number;
  readonly victory?: number;
  readonly timeout?: number;
  readonly target?: number;
  readonly threads?: number;
  readonly seed?: number;
}

/** Of searches that would go on for ever. */
const defaultLimits: SearchLimits = { seconds: 10 };

/** Fewer evaluations are done before further threads have started. */
const evaluationsWorthThreads = 50_000;

/** What settings are chosen from. */
export interface SettingSources {
  readonly config: LoadedConfig;
  readonly plugins: PluginManager;
  /** `mapper` section of the input files. */
  readonly mapperSection: Readonly<Record<string, unknown>>;
}

/** How to search: the command line goes before the configuration, and that before a mapper section. */
export function chooseSettings(
  { config, plugins, mapperSection }: SettingSources,
  { victory, ...options }: SearchOptions,
  cores: number,
): ResolvedSettings {
  const { mapper, objective, seconds, evaluations, timeout, target, threads, seed } = options;
  const settings = resolveSettings([
    {
      origin: 'command line',
      values: { mapper, objective, seconds, evaluations, victoryCondition: victory, timeout, target, threads, seed },
    },
    ...config.settings,
    { origin: 'mapper section', values: settingsOfMapperSection(mapperSection) },
  ]);
  return { ...settings, limits: limitsFor(settings, plugins), threads: threadsFor(settings, plugins, cores) };
}

function limitsFor({ limits, mapper }: ResolvedSettings, plugins: PluginManager): SearchLimits {
  const isLimited = Object.keys(limits).length > 0 || plugins.mapper(mapper).endsByItself;
  return isLimited ? limits : defaultLimits;
}

function threadsFor({ mapper, threads, origins, limits }: ResolvedSettings, plugins: PluginManager, cores: number) {
  if (plugins.mapper(mapper).indivisible) return 1;
  if (origins.threads !== 'default') return threads;
  return (limits.evaluations ?? Infinity) < evaluationsWorthThreads ? 1 : cores;
}
