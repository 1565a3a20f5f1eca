import type { BuiltInPlugins } from './built-in-plugins.ts';
import type { ConfigLayer } from './config-layer.ts';
import { type EntryPlace, PluginResolver, resolveBuiltIn } from './plugin-resolver.ts';
import type { ResolvedPlugin } from './resolved-plugin.ts';

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
