export type { SectionValue } from './assign-section.ts';
export { assignSections } from './assign-sections.ts';
export { type BuiltInPlugins, onRequest } from './built-in-plugins.ts';
export { builtInPresets } from './built-in-presets.ts';
export { checkObjectives } from './check-objectives.ts';
export {
  defineConfig,
  type LimitsConfig,
  type LoopwrightConfig,
  type PluginEntry,
  type PresetConfig,
} from './config.ts';
export { ConfigError, type ConfigProblem } from './config-error.ts';
export { configJsonSchema } from './config-json-schema.ts';
export type { ConfigStudy } from './config-study.ts';
export { configPlaces } from './find-config.ts';
export { type ConfigChoice, type LoadConfigOptions, type LoadedConfig, loadConfig } from './load-config.ts';
export { loadPlugins } from './load-plugins.ts';
export { settingsOfMapperSection } from './mapper-section.ts';
export { metricName } from './metric-name.ts';
export type { PluginFactory } from './plugin-factory.ts';
export { resolveBuiltIn } from './plugin-resolver.ts';
export type { LoadedPlugin, ResolvedPlugin } from './resolved-plugin.ts';
export {
  type ResolvedSettings,
  resolveSettings,
  type SettingName,
  type Settings,
  type SettingsSource,
  type SettingValues,
} from './settings.ts';
export type { TemplateSettings } from './template-settings.ts';
