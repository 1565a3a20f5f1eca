import {
  ConfigError,
  checkObjectives,
  type LoadedConfig,
  type ResolvedSettings,
  resolveSettings,
  type SettingsSource,
  settingsOfMapperSection,
} from '@loopwright/config';
import type { ObjectiveName } from '@loopwright/core';
import { limitsOf, type PluginManager } from '@loopwright/core/engine';
import type { SourceText } from '@loopwright/spec';
import { atPlaceOfSetting } from './place-of-setting.ts';
import { defaultThreads, type Machine } from './thread-limits.ts';

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
  readonly executor?: string;
  readonly seed?: number;
}

/** Fewer evaluations are done before further threads have started. */
const evaluationsWorthThreads = 50_000;

/** What settings are chosen from. */
export interface SettingSources {
  readonly config: LoadedConfig;
  readonly plugins: PluginManager;
  /** How a study is mapped, where there is one. */
  readonly study?: SettingsSource;
  /** `mapper` section of the input files. */
  readonly mapperSection: Readonly<Record<string, unknown>>;
  /** The input files, for the places of its settings. */
  readonly sources?: readonly SourceText[];
}

/** How to search: the command line goes before a study, that before the configuration, and that before a mapper section. */
export function chooseSettings(from: SettingSources, options: SearchOptions, machine: Machine): ResolvedSettings {
  const asked = askedSettings(from, options);
  const limits = limitsOf(asked.limits, from.plugins.mapper(asked.mapper));
  const settings = { ...asked, limits };
  return { ...settings, threads: threadsFor(settings, from.plugins, machine) };
}

/** What is asked for, without the limits and threads that follow from it. */
export function askedSettings(from: SettingSources, options: SearchOptions): ResolvedSettings {
  try {
    return resolvedSettings(from, options);
  } catch (error) {
    throw atPlaceOfSetting(error, from.sources ?? []);
  }
}

function resolvedSettings(
  { config, plugins, study, mapperSection }: SettingSources,
  { victory, ...options }: SearchOptions,
): ResolvedSettings {
  const { mapper, objective, seconds, evaluations, timeout, target, threads, executor, seed } = options;
  const sources: readonly SettingsSource[] = [
    {
      origin: 'command line',
      values: {
        mapper,
        objective,
        seconds,
        evaluations,
        victoryCondition: victory,
        timeout,
        target,
        threads,
        executor,
        seed,
      },
    },
    ...config.settings.filter(({ isTyped }) => isTyped),
    ...(study ? [study] : []),
    ...config.settings.filter(({ isTyped }) => !isTyped),
    { origin: 'mapper section', values: settingsOfMapperSection(mapperSection) },
  ];
  checkObjectives([{ origin: '--objective', values: { objective } }, ...sources.slice(1)], plugins.metrics);
  const settings = resolveSettings(sources);
  if (settings.origins.mapper === 'mapper section') checkAlgorithm(settings.mapper, plugins);
  return settings;
}

/** The name is Timeloop's, and stands in a file: nobody has to look for an option. */
function checkAlgorithm(name: string, plugins: PluginManager): void {
  try {
    plugins.mapper(name);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ConfigError('mapper section', [{ path: 'algorithm', message }], error);
  }
}

function threadsFor({ mapper, threads, origins, limits }: ResolvedSettings, plugins: PluginManager, machine: Machine) {
  if (plugins.mapper(mapper).indivisible) return 1;
  if (origins.threads !== 'default') return threads;
  return (limits.evaluations ?? Infinity) < evaluationsWorthThreads ? 1 : defaultThreads(machine);
}
