import { join, resolve } from 'node:path';
import { bindProblem } from '@loopwright/core/engine';
import { accelergyFiles, formatCosts } from '@loopwright/report';
import { costsJson } from '@loopwright/results';
import type { DesignOptions } from '../design-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { makeFolder, writeFile } from '../output-files.ts';
import { prepareDesignRun } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

export interface CostsOptions extends InspectOptions, DesignOptions {
  readonly accelergyOutput?: string;
}

/** `loopwright costs FILE...`: of a design, with or without a problem. */
export async function costsCommand(files: readonly string[], options: CostsOptions, io: Io): Promise<ExitCode> {
  const folder = options.accelergyOutput === undefined ? undefined : resolve(io.cwd, options.accelergyOutput);
  if (folder !== undefined) makeFolder(folder);
  const { design, specification, architecture } = await prepareDesignRun(files, options, io);
  // With a problem, plugins may change the design that a run would cost.
  const costed = specification ? await bindProblem(design, specification) : design;
  const ledger = await costed.costLedger();
  const entries = ledger.settle();
  const text = options.json ? JSON.stringify(costsJson(entries), null, 2) : formatCosts(entries, textLayout(io));
  io.stdout.write(`${text}\n`);
  if (folder !== undefined) {
    for (const [name, content] of Object.entries(accelergyFiles(architecture.name, entries, ledger.design))) {
      writeFile(join(folder, name), content);
    }
  }
  return ExitCode.Valid;
}
