import {
  isBinary,
  isProblemFile,
  isWorkloadFile,
  type LoadedWorkload,
  type Plugin,
  readWorkload,
  type SourceText,
  type WorkloadRequest,
  workloadOfProblems,
} from '@loopwright/core';

/** Reads networks from YAML: one file with a `workload` section, or files with a `problem` each. */
export const workloadYaml = (): Plugin => ({
  name: 'workload-yaml',
  setup(api) {
    api.hooks.workloadLoad.tap(readYaml);
  },
});

function readYaml({ files, sizes }: WorkloadRequest): LoadedWorkload | undefined {
  const sources = files.filter((file): file is SourceText => !isBinary(file));
  const [first] = sources;
  if (!first || sources.length < files.length) return undefined;
  if (sources.length === 1 && isWorkloadFile(first)) return readWorkload(first, sizes);
  return sources.every(isProblemFile) ? workloadOfProblems(sources) : undefined;
}
