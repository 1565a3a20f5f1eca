import { setImmediate } from 'node:timers/promises';
import type { PluginManager } from '@loopwright/core/engine';
import { checkedSetFormatter, diagnosticLine, formatCheckTotals } from '@loopwright/report';
import { type CheckedSet, type CheckSummary, checkSummaryJson } from '@loopwright/results';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Templates } from '../templates.ts';
import { textLayout } from '../text-layout.ts';
import { TreeCheck } from '../tree-check.ts';
import type { CheckOptions } from './check-options.ts';

/**
 * `loopwright check --summary DIR...`: what belongs together in the folders, and what of it runs. A set is a line as soon as it
 * is tried; an interruption leaves out the rest.
 */
export async function checkSummary(
  folders: readonly string[],
  options: CheckOptions,
  { plugins, templates }: { readonly plugins: PluginManager; readonly templates: Templates },
  io: Io,
): Promise<ExitCode> {
  const { json, most } = options;
  const roots = folders.length > 0 ? folders : ['.'];
  const trees = roots.map((root) => new TreeCheck(root, most, io, plugins, templates));
  const layout = textLayout(io);
  const print = (line: string) => {
    if (!json) io.stdout.write(`${line}\n`);
  };
  const unreadable = trees.flatMap((tree) => tree.unreadable);
  for (const one of unreadable) print(diagnosticLine(one));
  const all = trees.flatMap((tree) => tree.sets);
  const lineOf = checkedSetFormatter(all, layout);
  const { sets, untried } = await checkAll(trees, io, (set) => print(lineOf(set)));
  if (untried === 0) templates.checkDefines();
  const leftOut = trees.reduce((sum, tree) => sum + tree.leftOut, 0);
  const summary: CheckSummary = { sets, untried, leftOut, unreadable };
  if (json) io.stdout.write(`${JSON.stringify(checkSummaryJson(summary), null, 2)}\n`);
  else print(`\n${formatCheckTotals(summary, layout)}`);
  const isSound = untried + unreadable.length === 0 && sets.every(({ outcome }) => outcome !== 'stops');
  return isSound ? ExitCode.Valid : ExitCode.BadInput;
}

async function checkAll(
  trees: readonly TreeCheck[],
  io: Io,
  onSet: (set: CheckedSet) => void,
): Promise<Pick<CheckSummary, 'sets' | 'untried'>> {
  const sets: CheckedSet[] = [];
  let untried = trees.reduce((sum, tree) => sum + tree.sets.length, 0);
  let interrupted = false;
  const stopListening = io.onInterrupt(() => {
    interrupted = true;
  });
  try {
    for (const tree of trees) {
      for (const set of tree.sets) {
        // Lets signals come in.
        await setImmediate();
        if (interrupted) return { sets, untried };
        const checked = await tree.check(set);
        untried--;
        sets.push(...checked);
        for (const one of checked) onSet(one);
      }
    }
    return { sets, untried };
  } finally {
    stopListening();
  }
}
