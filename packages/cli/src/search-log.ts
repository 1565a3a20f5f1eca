import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from '@loopwright/core';
import { type ImprovementContext, improvementJson } from '@loopwright/results';

/**
 * Writes every improvement of a search to a file, a line of JSON each. Throws a RangeError at once where the file cannot be
 * written; where that comes later, `onFailure` is told once, and the search goes on.
 */
export function searchLog(path: string, folder: string, onFailure: (message: string) => void): Plugin {
  const file = resolve(folder, path);
  try {
    writeFileSync(file, '');
  } catch (error) {
    throw new RangeError(`--log: ${path} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  return {
    name: 'search-log',
    setup({ hooks }) {
      let log: { readonly file: number; readonly context: ImprovementContext } | undefined;
      hooks.searchStart.tap((specification, { constraints: { reuse } }) => {
        log = { file: openSync(file, 'a'), context: { specification, reuse } };
      });
      hooks.searchStep.tap((step) => {
        if (step.improved.length === 0 || !log) return;
        const line = `${JSON.stringify(improvementJson(step, log.context))}\n`;
        try {
          writeSync(log.file, line);
        } catch (error) {
          onFailure(
            `--log: ${path} cannot be written (${(error as NodeJS.ErrnoException).code}): the search goes on without`,
          );
          closeSync(log.file);
          log = undefined;
        }
      });
      hooks.runEnd.tap(() => {
        if (log) closeSync(log.file);
        log = undefined;
      });
    },
  };
}
