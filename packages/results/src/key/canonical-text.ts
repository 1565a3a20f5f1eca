import { type Job, modelVersion, pluginIdentity } from '@loopwright/core/engine';
import { canonicalJson, loadSpecification } from '@loopwright/spec';
import { decisiveData } from './decisive-data.ts';

/**
 * All that decides the result of a job, as one text that is the same on every machine. Of the sources it is what they say
 * once they are read: names and order of files, line ends, comments and spelling are gone.
 *
 * @throws SpecError where the sources cannot be read
 */
export function canonicalText(job: Job): string {
  const specification = decisiveData(loadSpecification(job.sources).specification);
  const plugins = job.plugins.map(pluginIdentity);
  return canonicalJson({ model: modelVersion, kind: job.kind, specification, plugins, ...searchOf(job) });
}

function searchOf(job: Job): object {
  if (job.kind === 'evaluate') return {};
  const { question, limits, shards } = job;
  return { question, limits, shards };
}
