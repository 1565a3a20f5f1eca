import type { PluginManager } from './plugin-manager.ts';
import type { PluginReference } from './plugin-reference.ts';

/**
 * Those of the plugins of a run that a job names: not those that say where it runs and nothing else. They decide no result, and
 * what stands in their sections, as the password of a queue, is nobody else's.
 */
export function decisivePlugins(
  plugins: PluginManager,
  references: readonly PluginReference[],
): readonly PluginReference[] {
  const placing = new Set(
    plugins.plugins
      .filter(({ executors, mappers, metrics, hooks }) => {
        return executors.length > 0 && [...mappers, ...metrics, ...hooks].length === 0;
      })
      .map(({ plugin }) => plugin.name),
  );
  return references.filter(({ name }) => !placing.has(name));
}
