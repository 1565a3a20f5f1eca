import { dirname } from 'node:path';
import type { PluginReference } from '@loopwright/core/engine';
import type { BuiltInPlugins } from './built-in-plugins.ts';
import { PluginResolver } from './plugin-resolver.ts';
import type { LoadedPlugin } from './resolved-plugin.ts';

/** Loads the plugins that `loadConfig` has resolved again, in another thread, process or machine. Throws a ConfigError. */
export async function loadPlugins(
  references: readonly PluginReference[],
  builtIns: BuiltInPlugins,
): Promise<readonly LoadedPlugin[]> {
  const plugins: LoadedPlugin[] = [];
  for (const reference of references) {
    plugins.push({ plugin: await resolverOf(reference, builtIns).load(reference), reference });
  }
  return plugins;
}

function resolverOf({ name, origin }: PluginReference, builtIns: BuiltInPlugins): PluginResolver {
  if (origin.kind === 'built in') {
    const nowhere = { folder: '.', place: undefined, isTyped: false };
    return new PluginResolver({ file: 'built-in plugins', path: name, ...nowhere }, builtIns);
  }
  const keys = origin.kind === 'module' ? [] : origin.keys;
  const { module: file } = origin;
  const place = { file, path: keys.join('.'), folder: dirname(file), place: { file, keys }, isTyped: false };
  return new PluginResolver(place, builtIns);
}
