import type { PluginManager } from '@loopwright/core/engine';
import { formatCheckSummary } from '@loopwright/report';
import { type CheckSummary, checkSummaryJson } from '@loopwright/results';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { Templates } from '../templates.ts';
import { textLayout } from '../text-layout.ts';
import { TreeCheck } from '../tree-check.ts';
import type { CheckOptions } from './check-options.ts';

/** `loopwright check --summary DIR...`: what belongs together in the folders, and what of it runs. */
export async function checkSummary(
  folders: readonly string[],
  options: CheckOptions,
  plugins: PluginManager,
  io: Io,
): Promise<ExitCode> {
  const { json, most } = options;
  const templates = new Templates(options, io.cwd);
  const tree = new TreeCheck(io, plugins, templates);
  const trees: CheckSummary[] = [];
  for (const folder of folders.length > 0 ? folders : ['.']) trees.push(await tree.check(folder, most));
  templates.checkDefines();
  const summary: CheckSummary = {
    sets: trees.flatMap(({ sets }) => sets),
    leftOut: trees.reduce((sum, { leftOut }) => sum + leftOut, 0),
    unreadable: trees.flatMap(({ unreadable }) => unreadable),
  };
  const text = json ? JSON.stringify(checkSummaryJson(summary), null, 2) : formatCheckSummary(summary, textLayout(io));
  io.stdout.write(`${text}\n`);
  const isSound = summary.unreadable.length === 0 && summary.sets.every(({ cause }) => cause === undefined);
  return isSound ? ExitCode.Valid : ExitCode.BadInput;
}
