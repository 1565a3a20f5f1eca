import type { LoadedConfig } from '@loopwright/config';
import { SpecError } from '@loopwright/spec';
import { shortPath } from './short-path.ts';

/**
 * Reads input files that the command line names. Of a section that is missing then it says that files of the configuration
 * are left out: whoever names one more file may mean it beside those.
 */
export function withoutFilesOf<T>({ spec, specOrigin }: LoadedConfig, cwd: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SpecError) || spec.length === 0 || specOrigin === undefined) throw error;
    const also = ` (files that are named take the place of spec in ${shortPath(specOrigin, cwd)})`;
    throw new SpecError(
      error.diagnostics.map((problem) =>
        problem.code === 'missing-section' ? { ...problem, hint: `${problem.hint}${also}` } : problem,
      ),
    );
  }
}
