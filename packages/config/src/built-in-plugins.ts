import type { PluginFactory } from './plugin-factory.ts';

/** Factories that come along, by the name of their plugin. Those that are not on request are always set up. */
export type BuiltInPlugins = Readonly<Record<string, PluginFactory & { readonly onRequest?: boolean }>>;

/** The factory of a plugin that comes along and is set up only where a configuration names it. */
export function onRequest(factory: PluginFactory): PluginFactory & { readonly onRequest: boolean } {
  return Object.assign((options?: Parameters<PluginFactory>[0]) => factory(options), { onRequest: true });
}
