import type { Plugin, PluginReference } from '@loopwright/core';
import type { ConfigLayer } from './config-layer.ts';
import type { PluginFactory } from './plugin-factory.ts';
import { type EntryPlace, PluginResolver, resolveBuiltIn } from './plugin-resolver.ts';

/** A plugin, and from what another thread or machine loads it. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly reference: PluginReference;
}

/** A plugin of a configuration, and the module or config file it comes from. */
export interface ResolvedPlugin extends LoadedPlugin {
  readonly from: string;
  /** Whether a configuration or the command line names it, rather than that it comes along. */
  readonly isNamed: boolean;
}

/** Factories that come along, by the name of their plugin. Those that are not on request are always set up. */
export type BuiltInPlugins = Readonly<Record<string, PluginFactory & { readonly onRequest?: boolean }>>;

/** The factory of a plugin that comes along and is set up only where a configuration names it. */
export function onRequest(factory: PluginFactory): PluginFactory & { readonly onRequest: boolean } {
  return Object.assign((options?: Parameters<PluginFactory>[0]) => factory(options), { onRequest: true });
}

/**
 * The built-in plugins, then those of the layers, the lowest layer first, each in its order. Names are resolved from the
 * folder of their layer. A plugin with the name of one of a lower layer, or of a built-in one, takes its place.
 *
 * @param layers the highest first
 */
export async function resolvePlugins(
  layers: readonly ConfigLayer[],
  builtIns: BuiltInPlugins,
): Promise<ResolvedPlugin[]> {
  let configured: ResolvedPlugin[] = [];
  for (const layer of [...layers].reverse()) {
    const own = await pluginsOf(layer, builtIns);
    const names = new Set(own.map(({ plugin }) => plugin.name));
    configured = [...configured.filter(({ plugin }) => !names.has(plugin.name)), ...own];
  }
  const taken = new Set(configured.map(({ plugin }) => plugin.name));
  const others = Object.entries(builtIns)
    .filter(([name, factory]) => !taken.has(name) && !factory.onRequest)
    .map(([name, factory]) => ({ ...resolveBuiltIn(name, factory), isNamed: false }));
  return [...others, ...configured];
}

async function pluginsOf(layer: ConfigLayer, builtIns: BuiltInPlugins): Promise<ResolvedPlugin[]> {
  const plugins: ResolvedPlugin[] = [];
  for (const [index, entry] of (layer.config.plugins ?? []).entries()) {
    const found = await new PluginResolver(placeOf(layer, index), builtIns).resolve(entry);
    plugins.push({ ...found, isNamed: true });
  }
  return plugins;
}

function placeOf({ origin, home, place, isTyped = false }: ConfigLayer, index: number): EntryPlace {
  const keys = place && [...place.keys, 'plugins', index];
  return { file: origin, path: `plugins.${index}`, folder: home, place: keys && { file: place.file, keys }, isTyped };
}
