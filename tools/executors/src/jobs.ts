import { readFileSync } from 'node:fs';
import { builtInPlugins } from '@loopwright/cli';
import { resolveBuiltIn } from '@loopwright/config';
import { type MapJob, PluginManager, type PluginReference } from '@loopwright/core/engine';
import type { SourceText } from '@loopwright/spec';

const configs = new URL('../../../configs/', import.meta.url);

/** The plugins that searches here need. */
export const references: readonly PluginReference[] = [
  'energy-tables',
  'mapper-random-pruned',
  'mapper-exhaustive',
].map((name) => resolveBuiltIn(name, builtInPlugins[name]).reference);

export async function builtIns(): Promise<PluginManager> {
  const plugins = new PluginManager();
  for (const { name } of references) await plugins.use(builtInPlugins[name]());
  return plugins;
}

const files = ['designs/grid-256/arch', 'designs/grid-256/ERT', 'designs/grid-256/ART', 'networks/resnet18/conv1'];
const sources: readonly SourceText[] = files.map((name) => {
  const file = `${name}.yaml`;
  return { file, text: readFileSync(new URL(file, configs), 'utf8') };
});

/** A search of a layer of ResNet-18 on a design that comes along. */
export function jobOf(seed: number, rest: Partial<MapJob> = {}): MapJob {
  const question = { mapper: 'random-pruned', objective: ['edp'], seed };
  return { kind: 'map', sources, plugins: references, question, limits: { evaluations: 600 }, shards: 1, ...rest };
}
