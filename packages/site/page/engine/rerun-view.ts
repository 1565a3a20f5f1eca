import type { RerunView } from '@loopwright/report-html';
import type { SourceText } from '@loopwright/spec';
import type { RunContext } from './run-context.ts';
import { version } from './version.ts';

/** What it takes to run it again. */
export function rerunView(
  { task, sources, references }: RunContext,
  files: readonly SourceText[],
  mapping: string | null,
): RerunView {
  const { mapper, objective, seed, threads, seconds, evaluations } = task.search;
  const settings = { mapper, objective, seed, threads, 'limits.seconds': seconds, 'limits.evaluations': evaluations };
  return {
    version,
    command: task.command,
    settings: Object.entries(settings)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ key, value, from: 'this page' })),
    plugins: references.map(({ name, isPreferred }) => ({
      name,
      version,
      from: isPreferred ? 'this page' : 'built in',
    })),
    files: [...sources, ...files],
    mapping,
  };
}
