import { resolve } from 'node:path';
import type { SectionValue } from './assign-section.ts';
import { assignSections } from './assign-sections.ts';
import type { BuiltInPlugins } from './built-in-plugins.ts';
import type { ConfigLayer } from './config-layer.ts';
import { settingsOfConfig } from './config-settings.ts';
import { type ConfigStudy, configStudy } from './config-study.ts';
import { extendConfig } from './extend-config.ts';
import { findConfig } from './find-config.ts';
import { presetLayer } from './presets.ts';
import { resolvePlugins } from './resolve-plugins.ts';
import type { ResolvedPlugin } from './resolved-plugin.ts';
import { setLayer } from './set-option.ts';
import type { SettingsSource } from './settings.ts';
import { type TemplateSettings, templateSettings } from './template-settings.ts';
import { withPlaces } from './with-places.ts';

/** A configuration with its paths and plugins resolved. */
export interface LoadedConfig {
  /** Undefined where there is no config file. */
  readonly file: string | undefined;
  /** Config files beside it that are not read, since only one is: absolute paths. */
  readonly passedOver: readonly string[];
  /** Absolute paths of the input files. */
  readonly spec: readonly string[];
  /** The layer that names the input files; undefined where none does. */
  readonly specOrigin: string | undefined;
  readonly templates: TemplateSettings;
  /** What `loopwright sweep` runs where it is given no files; unread. */
  readonly study: ConfigStudy | undefined;
  /** Built-in ones included, in the order in which they are to be set up. */
  readonly plugins: readonly ResolvedPlugin[];
  /** What each layer says, the highest first. */
  readonly settings: readonly SettingsSource[];
  /** What is set in the sections of the plugins, and what holds there by default. */
  readonly sectionValues: readonly SectionValue[];
}

/** What the command line says of the configuration. */
export interface ConfigChoice {
  /** Of `--config`. */
  readonly file?: string | undefined;
  /** Of `--preset`, `--plugin` and `--set`: later ones hold. */
  readonly presets?: readonly string[] | undefined;
  readonly plugins?: readonly string[] | undefined;
  readonly sets?: readonly string[] | undefined;
}

export interface LoadConfigOptions extends ConfigChoice {
  /** Where the search for a config file starts; relative paths of the choice are seen from here. */
  readonly folder: string;
  readonly builtIns: BuiltInPlugins;
}

/** Finds, reads and checks the configuration. Throws a ConfigError where it cannot be used. */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  try {
    return await load(options);
  } catch (error) {
    throw await withPlaces(error);
  }
}

async function load(options: LoadConfigOptions): Promise<LoadedConfig> {
  const { folder, file, builtIns } = options;
  const found = await findConfig(folder, file === undefined ? undefined : resolve(folder, file));
  const files = found ? withPresets(await extendConfig(found)) : [];
  const layers = withChoice(files, options);
  const source = layers.find(({ config }) => config.spec !== undefined);
  const plugins = await resolvePlugins(layers, builtIns);
  const sections = assignSections(
    layers,
    plugins.map(({ plugin }) => plugin),
  );
  return {
    file: found?.file,
    passedOver: found?.passedOver ?? [],
    spec: (source?.config.spec ?? []).map((path) => resolve(source!.home, path)),
    specOrigin: source?.origin,
    templates: templateSettings(layers),
    study: await configStudy(layers),
    plugins: plugins.map(({ reference, ...resolved }) => {
      const section = sections.get(resolved.plugin.name)?.given ?? null;
      return { ...resolved, reference: { ...reference, section } };
    }),
    settings: layers.map((layer) => ({
      origin: layer.origin,
      values: settingsOfConfig(layer.config),
      isTyped: !files.includes(layer),
    })),
    sectionValues: [...sections.values()].flatMap(({ values }) => values),
  };
}

/** A preset that a file chooses lies below the file's own keys. */
function withPresets(layers: readonly ConfigLayer[]): ConfigLayer[] {
  return layers.flatMap((layer) => {
    const { preset } = layer.config;
    return preset === undefined ? [layer] : [layer, presetLayer(preset, layers, layer.origin)];
  });
}

/** The command line lies above all files: `--set` above `--plugin`, that above `--preset`. */
function withChoice(
  files: readonly ConfigLayer[],
  { folder, presets, plugins, sets }: LoadConfigOptions,
): ConfigLayer[] {
  return [
    ...(sets ?? []).map((text) => setLayer(text, folder)).reverse(),
    ...(plugins?.length
      ? [{ origin: '--plugin', home: folder, config: { plugins }, sections: new Map(), isTyped: true }]
      : []),
    ...(presets ?? []).map((name) => presetLayer(name, files, '--preset')).reverse(),
    ...files,
  ];
}
