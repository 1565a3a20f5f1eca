import type { ObjectiveName, SearchLimits } from '@loopwright/core';

/** How a search is to run. */
export interface Settings {
  readonly mapper: string;
  readonly objective: readonly ObjectiveName[];
  readonly limits: SearchLimits;
  readonly threads: number;
  readonly executor: string;
  readonly seed: number;
}

/** What one source says of the settings, under the names of `settingNames`. */
export type SettingValues = { readonly [Name in SettingName]?: SettingTypes[Name] | undefined };

type SettingTypes = Omit<Settings, 'limits'> & Required<SearchLimits>;
export type SettingName = keyof SettingTypes;

/** A place where settings come from. */
export interface SettingsSource {
  /** As `command line`, or a file. */
  readonly origin: string;
  readonly values: SettingValues;
  /** Whether it was typed for this one run, rather than standing in a file. */
  readonly isTyped?: boolean;
}

export interface ResolvedSettings extends Settings {
  /** Where each value that is set comes from. */
  readonly origins: Readonly<Partial<Record<SettingName, string>>>;
}

const limitNames = ['seconds', 'evaluations', 'victoryCondition', 'timeout', 'target'] as const;
const settingNames: readonly SettingName[] = ['mapper', 'objective', 'threads', 'executor', 'seed', ...limitNames];

/** What holds where no source says anything. A search without limits is for the caller to bound. */
export const defaultSettings: SettingsSource = {
  origin: 'default',
  values: { mapper: 'optimal', objective: ['edp'], threads: 1, executor: 'threads', seed: 1 },
};

/** Takes every setting from the first source that has it: limits of several sources hold together. */
export function resolveSettings(sources: readonly SettingsSource[]): ResolvedSettings {
  const ordered = [...sources, defaultSettings];
  const chosen = settingNames.flatMap((name) => {
    const source = ordered.find(({ values }) => values[name] !== undefined);
    return source ? [{ name, value: source.values[name], origin: source.origin }] : [];
  });
  const values = Object.fromEntries(chosen.map(({ name, value }) => [name, value])) as unknown as SettingTypes;
  const { mapper, objective, threads, executor, seed, ...limits } = values;
  const origins = Object.fromEntries(chosen.map(({ name, origin }) => [name, origin]));
  return { mapper, objective, threads, executor, seed, limits, origins };
}
