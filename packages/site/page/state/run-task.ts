import { commandOf } from '@loopwright/run-link';
import type { RunTask } from '../engine/protocol.ts';
import { linkedRun } from './linked-run.ts';
import { type PageFile, workloadFile } from './page-file.ts';
import type { PageState } from './page-state.ts';

/** What an engine is to run, or to check; with `mapping` that is evaluated instead. */
export function runTask(state: PageState, mapping?: string): RunTask {
  const { files, search, plugins, sweep } = state;
  return {
    files: files.map(workloadFile),
    names: { design: nameOf(files, 'design'), workload: nameOf(files, 'workload') },
    search,
    plugins,
    sweep,
    mapping,
    command: commandOf(linkedRun(state)),
  };
}

/** What the files of a part are called together: a name of the gallery, or that of the first one without its ending. */
export function nameOf(files: readonly PageFile[], part: PageFile['part']): string {
  const first = files.find((each) => each.part === part);
  return first?.from?.name ?? first?.file.replace(/\.[^./]*$/, '') ?? '';
}
