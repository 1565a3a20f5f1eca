import type { ConfigSections, ObjectiveName, Plugin, SearchLimits } from '@loopwright/core';

/** What a config file holds; every key may be left out. */
export interface LoopwrightConfig extends PresetConfig {
  /** JSON Schema of the file, for editors. */
  readonly $schema?: string | undefined;
  /**
   * Configurations that this one builds on: files, as `./base.yaml`, or packages. What stands here goes before what they
   * say, and a later one goes before an earlier one. None by default.
   */
  readonly extends?: string | readonly string[] | undefined;
  /** Name of the preset that holds where this file says nothing. None by default. */
  readonly preset?: string | undefined;
  /** Presets by name, for `preset` and `--preset`, beside `quick`, `thorough` and `proof`, which come along. */
  readonly presets?: Readonly<Record<string, PresetConfig>> | undefined;
  /**
   * What `loopwright sweep` runs where it is given no files: the keys of a study, files relative to the config file. What a configuration
   * says goes before what it extends, as a whole. None by default.
   */
  readonly study?: Readonly<Record<string, unknown>> | undefined;
}

/** What a preset holds. */
export interface PresetConfig extends PluginSections {
  /** Input files, relative to the config file. Those named on the command line replace them. None by default. */
  readonly spec?: readonly string[] | undefined;
  /** Variables of Jinja templates among the files, by name; `--define` and `--define-file` go above them. None by default. */
  readonly defines?: Readonly<Record<string, unknown>> | undefined;
  /** Folders that templates may include from, beside their own, relative to the config file. None by default. */
  readonly includePath?: readonly string[] | undefined;
  /**
   * Plugins beside the built-in ones; one that has the name of a built-in plugin replaces it. None by default.
   */
  readonly plugins?: readonly PluginEntry[] | undefined;
  /** Name of the search strategy; `optimal` by default. */
  readonly mapper?: string | undefined;
  /**
   * What to minimise: the first metric decides, the next ones break ties; `pareto` asks for the front of energy, cycles and
   * area use besides. `edp` by default.
   */
  readonly objective?: ObjectiveName | readonly ObjectiveName[] | undefined;
  /** When the search ends; 10 seconds where nothing is said and the mapper would never end by itself. */
  readonly limits?: LimitsConfig | undefined;
  /**
   * Parts that search side by side, in as many threads as there are cores at the most; by default all cores, and one where
   * fewer than 50,000 mappings are to be tried.
   */
  readonly threads?: number | undefined;
  /** Name of the executor, which says where the parts of a search run; `threads` by default. */
  readonly executor?: string | undefined;
  /** Seed of all randomness, a safe integer, 0 or more; 1 by default. */
  readonly seed?: number | undefined;
}

/** What stands in sections that plugins own. */
type PluginSections = { readonly [Name in keyof ConfigSections]?: ConfigSections[Name] | undefined };

/** None by default; 0 and below are errors. */
export type LimitsConfig = { readonly [Limit in keyof SearchLimits]: SearchLimits[Limit] | undefined };

/**
 * A plugin, or the name of one, or a name with the options for its factory. A name is a package, seen from the config
 * file's folder, or a path that begins with a dot: `mapper-genetic` is looked for as `@loopwright/mapper-genetic`, then
 * `loopwright-plugin-mapper-genetic`, then `mapper-genetic`.
 */
export type PluginEntry = Plugin | string | readonly [name: string, options?: Readonly<Record<string, unknown>>];

/** Returns the configuration as it is: editors then know its type. */
export function defineConfig(config: LoopwrightConfig): LoopwrightConfig {
  return config;
}
