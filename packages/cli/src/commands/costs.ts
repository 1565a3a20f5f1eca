import { estimateCosts } from '@loopwright/core';
import { costsJson, formatCosts } from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareRun } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

/** `loopwright costs FILE...` */
export async function costsCommand(files: readonly string[], options: InspectOptions, io: Io): Promise<ExitCode> {
  const { plugins, specification } = await prepareRun(files, options, io);
  const { hooks } = plugins;
  const entries = await estimateCosts(hooks, await hooks.specLoad.promise(specification));
  const text = options.json ? JSON.stringify(costsJson(entries), null, 2) : formatCosts(entries, textLayout(io));
  io.stdout.write(`${text}\n`);
  return ExitCode.Valid;
}
