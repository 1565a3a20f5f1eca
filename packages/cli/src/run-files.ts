import type { LoadedConfig } from '@loopwright/config';
import type { BinaryFile, WorkloadFile } from '@loopwright/core';
import type { Diagnostic, SourceText } from '@loopwright/spec';
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

/** Puts the files of a network, of which `models` are, apart from those of a design. */
export function splitNetwork(
  texts: readonly SourceText[],
  models: readonly BinaryFile[],
): Pick<RunFiles, 'sources' | 'network'> {
  const problems = texts.filter(isProblemFile);
  const isOfNetwork = (text: SourceText) => isWorkloadFile(text) || (problems.length > 1 && problems.includes(text));
  return {
    sources: texts.filter((text) => !isOfNetwork(text)),
    network: [...texts.filter(isOfNetwork), ...models],
  };
}

/** What to say where a network is all that there is. */
export function noDesign(network: RunFiles['network']): Diagnostic {
  return {
    severity: 'error',
    code: 'missing-section',
    message: 'no file has the section "architecture"',
    found: `a network: ${network.map(({ file }) => file).join(', ')}`,
    expected: 'a design for it to run on',
    hint: 'name the files of a design as well, or one that comes along, as grid-256',
  };
}

/** The files of a network to show: of a binary its size. */
export function networkTexts({ network }: Pick<RunFiles, 'network'>): SourceText[] {
  return network.map((file) =>
    'bytes' in file ? { file: file.file, text: `${file.bytes.length} bytes that are no text` } : file,
  );
}
