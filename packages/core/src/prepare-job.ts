import { loadSpecification } from '@loopwright/spec';
import type { MapJob } from './job.ts';
import type { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { prepareSearch } from './prepare-search.ts';
import type { PreparedSearch } from './prepared-search.ts';

/** Makes of a job what whoever sent it made of it. The plugins are those of its references, set up. */
export async function prepareJob({ sources, question }: MapJob, plugins: PluginManager): Promise<PreparedSearch> {
  const { specification } = loadSpecification(sources);
  return prepareSearch(prepareDesign(plugins, specification), specification, question);
}
