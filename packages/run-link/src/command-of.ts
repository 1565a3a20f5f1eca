import type { LinkedInput, LinkedRun } from './linked-run.ts';

/** What may stand unquoted on a command line. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** The command line that does the same on a terminal, in a folder that holds the files. */
export function commandOf({ inputs, search, plugins, sweep }: LinkedRun): string {
  const { mapper, objective, seconds, evaluations, seed, threads } = search;
  const { vary, objectives, sampler } = sweep;
  const isSweep = vary.length > 0;
  const words = [
    'loopwright',
    isSweep ? 'sweep' : 'map',
    ...inputs.map(fileNameOf),
    ...vary.flatMap((parameter) => ['--vary', parameter]),
    ...(isSweep ? ['--objective', objectives.join(','), '--sampler', sampler] : []),
    ...plugins.flatMap((plugin) => ['--plugin', plugin]),
    ...['--mapper', mapper],
    ...[isSweep ? '--map-for' : '--objective', objective.join(',')],
    ...(seconds === undefined ? [] : ['--seconds', String(seconds)]),
    ...(evaluations === undefined ? [] : ['--evaluations', String(evaluations)]),
    ...['--seed', String(seed), '--threads', String(threads)],
  ];
  return words.map(quotedWord).join(' ');
}

/** What stands for an input on the command line. */
function fileNameOf(input: LinkedInput): string {
  return typeof input === 'string' ? input : input.file;
}

/** A word as a shell reads it. */
function quotedWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
