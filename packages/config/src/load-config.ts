import { dirname, resolve } from 'node:path';
import { checkConfig } from './check-config.ts';
import { settingsOfConfig } from './config-settings.ts';
import { findConfig } from './find-config.ts';
import { type BuiltInPlugins, type ResolvedPlugin, resolvePlugins } from './resolve-plugins.ts';
import type { SettingsSource } from './settings.ts';

/** A configuration with its paths and plugins resolved. */
export interface LoadedConfig {
  /** Undefined where there is no config file. */
  readonly file: string | undefined;
  /** Absolute paths of the input files. */
  readonly spec: readonly string[];
  /** Built-in ones included, in the order in which they are to be set up. */
  readonly plugins: readonly ResolvedPlugin[];
  readonly settings: SettingsSource;
}

export interface LoadConfigOptions {
  /** Where the search for a config file starts; a relative `file` is seen from here. */
  readonly folder: string;
  /** Of `--config`. */
  readonly file?: string | undefined;
  readonly builtIns: BuiltInPlugins;
}

/** Finds, reads and checks the configuration. Throws a ConfigError where it cannot be used. */
export async function loadConfig({ folder, file, builtIns }: LoadConfigOptions): Promise<LoadedConfig> {
  const found = await findConfig(folder, file === undefined ? undefined : resolve(folder, file));
  const place = found?.file ?? 'default configuration';
  const home = found ? dirname(found.file) : folder;
  const config = checkConfig(found?.value, place);
  return {
    file: found?.file,
    spec: (config.spec ?? []).map((path) => resolve(home, path)),
    plugins: await resolvePlugins(config.plugins ?? [], place, home, builtIns),
    settings: { origin: place, values: settingsOfConfig(config) },
  };
}
