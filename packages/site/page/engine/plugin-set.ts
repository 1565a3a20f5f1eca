import { builtInPlugins } from '@loopwright/cli/texts';
import { PluginManager, type PluginReference } from '@loopwright/core/engine';
import { version } from './version.ts';

/** The plugins of a run: those that are always there, and those that are asked for, whose claims hold over all others. */
export function referencesTo(asked: readonly string[]): PluginReference[] {
  const unknown = asked.filter((name) => !Object.hasOwn(builtInPlugins, name));
  if (unknown.length > 0) throw new RangeError(`the page has no plugin ${unknown.join(', ')}`);
  const always = Object.keys(builtInPlugins).filter(
    (name) => !builtInPlugins[name]!.onRequest && !asked.includes(name),
  );
  return [...always, ...asked].map((name) => ({
    name,
    version,
    options: null,
    digest: null,
    isPreferred: asked.includes(name),
    section: null,
    origin: { kind: 'built in', name },
  }));
}

/** Sets plugins up from their references: what every worker does for itself, since functions cannot be sent. */
export async function setUpPlugins(references: readonly PluginReference[]): Promise<PluginManager> {
  const plugins = new PluginManager();
  for (const reference of references) await plugins.use(builtInPlugins[reference.name]!(), reference);
  return plugins;
}
