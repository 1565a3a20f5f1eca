import type { LoadedConfig } from '@loopwright/config';
import type { WorkloadFile } from '@loopwright/core';
import type { SourceText } from '@loopwright/spec';
import { isProblemFile, isWorkloadFile } from '@loopwright/workload';

/** The files of a run: a design, and either a problem among its files or a network beside them. */
export interface RunFiles {
  readonly config: LoadedConfig;
  readonly sources: readonly SourceText[];
  /** Files of a network: one with operations, or several with a problem each. None where the run is of one layer. */
  readonly network: readonly WorkloadFile[];
  /** Whether the command line names them, in place of those of the configuration. */
  readonly areNamed: boolean;
}

/** Of the files that are no binaries, those of a network. */
export function networkSources(sources: readonly SourceText[]): readonly SourceText[] {
  const problems = sources.filter(isProblemFile);
  return sources.filter((source) => isWorkloadFile(source) || (problems.length > 1 && problems.includes(source)));
}

/** The files of a network to show: of a binary its size. */
export function networkTexts({ network }: Pick<RunFiles, 'network'>): SourceText[] {
  return network.map((file) =>
    'bytes' in file ? { file: file.file, text: `${file.bytes.length} bytes that are no text` } : file,
  );
}
