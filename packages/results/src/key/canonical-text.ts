import { type Job, modelVersion, pluginIdentity } from '@loopwright/core/engine';
import { canonicalJson, loadSpecification, type Specification } from '@loopwright/spec';
import { decisiveData } from './decisive-data.ts';

/**
 * All that decides the result of a job, as one text that is the same on every machine. Of the sources it is what they say
 * once they are read: names and order of files, line ends, comments and spelling are gone.
 *
 * @param read what the sources say, where they are read already
 * @throws SpecError where the sources cannot be read
 */
export function canonicalText(job: Job, read: Specification = loadSpecification(job.sources).specification): string {
  const specification = decisiveData(read);
  const plugins = job.plugins.map(pluginIdentity);
  return canonicalJson({ model: modelVersion, kind: job.kind, specification, plugins, ...searchOf(job) });
}

function searchOf(job: Job): object {
  if (job.kind === 'evaluate') return {};
  const { question, limits, shards } = job;
  return { question, limits, shards };
}
