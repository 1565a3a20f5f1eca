import { modelVersion } from '@loopwright/model';
import { ExecutorError } from './executor-error.ts';
import type { MapJob } from './job.ts';
import type { PluginIdentity, PluginReference } from './plugin-reference.ts';

/**
 * A search that other machines can run. Nothing in it can be executed, and nothing says where code lies: plugins are names with
 * versions and options, which a machine meets by those that it has.
 */
export interface PortableJob extends Omit<MapJob, 'plugins'> {
  /** Version of loopwright, whose packages are released together. */
  readonly model: string;
  readonly plugins: readonly PortablePlugin[];
}

export type PortablePlugin = Omit<PluginIdentity, 'digest'>;

/** What of a job can travel. Throws an ExecutorError where other machines could not know that a plugin of theirs is the same. */
export function portableJob(job: MapJob): PortableJob {
  const plugins = job.plugins.map((reference) => {
    const { name, version, options, digest, isPreferred, section } = reference;
    if (digest !== null || version === null) throw new ExecutorError(whyHere(reference));
    return { name, version, options, isPreferred, section };
  });
  return { ...job, model: modelVersion, plugins };
}

/**
 * The job as a machine runs it that has these plugins. Throws an ExecutorError with all that it lacks: another version of
 * loopwright or of a plugin, a plugin that is not there.
 */
export function jobWith(installed: readonly PluginReference[], { model, plugins, ...job }: PortableJob): MapJob {
  if (model !== modelVersion) {
    throw new ExecutorError(
      `the job is of loopwright ${model}, and this is ${modelVersion}
  hint:     install loopwright@${model} here, or start the search by ${modelVersion}`,
    );
  }
  const found = plugins.map((asked) => ({ asked, here: installed.find(({ name }) => name === asked.name) }));
  const lacks = found.flatMap(({ asked, here }) => whyNot(asked, here));
  if (lacks.length > 0) throw new ExecutorError(lacks.join('\n'));
  return { ...job, plugins: found.map(({ asked, here }) => ({ ...asked, digest: null, origin: here!.origin })) };
}

function whyHere({ name, digest, origin }: PluginReference): string {
  return `plugin ${name} ${why()}: other machines cannot load the same
  hint:     make it a package with a version, install it on every machine, and name it by --plugin here and there`;

  function why(): string {
    if (origin.kind === 'configuration') return 'is made by the code of a configuration';
    return origin.kind === 'module' && digest !== null ? `comes from a file, ${origin.module}` : 'says no version';
  }
}

function whyNot({ name, version }: PortablePlugin, here: PluginReference | undefined): string[] {
  if (!here) {
    return [`plugin ${name} ${version} is not loaded here\n  hint:     install it, and start with --plugin ${name}`];
  }
  if (here.digest !== null) return [`plugin ${name} comes from a file here, and version ${version} is asked for`];
  if (here.version === version) return [];
  return [`plugin ${name} ${version} is asked for, and ${here.version} is here\n  hint:     install the same version`];
}
