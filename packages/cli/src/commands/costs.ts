import { bindProblem } from '@loopwright/core/engine';
import { formatCosts } from '@loopwright/report';
import { costsJson } from '@loopwright/results';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareDesignRun } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

/** `loopwright costs FILE...`: of a design, with or without a problem. */
export async function costsCommand(files: readonly string[], options: InspectOptions, io: Io): Promise<ExitCode> {
  const { design, specification } = await prepareDesignRun(files, options, io);
  // With a problem, plugins may change the design that a run would cost.
  const costed = specification ? await bindProblem(design, specification) : design;
  const entries = (await costed.costLedger()).settle();
  const text = options.json ? JSON.stringify(costsJson(entries), null, 2) : formatCosts(entries, textLayout(io));
  io.stdout.write(`${text}\n`);
  return ExitCode.Valid;
}
