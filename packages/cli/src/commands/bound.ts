import { resolve } from 'node:path';
import { loadWorkload } from '@loopwright/core/engine';
import { formatTrafficBound, trafficBoundCsv } from '@loopwright/report';
import { trafficBoundResultJson } from '@loopwright/results';
import { formatDiagnostic, SpecError } from '@loopwright/spec';
import { boundTraffic } from '@loopwright/traffic-bound';
import { isProblemFile, type LoadedWorkload, type NamedSizes, type Operation } from '@loopwright/workload';
import type { ConfigOptions } from '../config-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import type { WordBits } from '../parse-word-bits.ts';
import { readRunFiles, setUpPlugins } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';

export interface BoundOptions extends ConfigOptions {
  readonly json?: boolean;
  /** Bytes, ascending. */
  readonly capacity?: readonly number[];
  readonly wordBits?: WordBits;
  readonly dim?: NamedSizes;
  readonly csv?: string;
}

/** Of tensors of which nobody says how wide they are. */
const WORD_BITS = 16;

/** `loopwright bound PROBLEM` or `NETWORK`: a curve, without a design or a search. */
export async function boundCommand(files: readonly string[], options: BoundOptions, io: Io): Promise<ExitCode> {
  const csv = options.csv === undefined ? undefined : prepareFile(resolve(io.cwd, options.csv));
  const { workload, warnings } = await readWorkload(files, options, io);
  for (const warning of warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  const bitsOf = wordBitsOf(workload.operations, options.wordBits);
  const result = trafficBoundResultJson({
    workload: workload.operations.length === 1 ? workload.operations[0]!.name : workload.name,
    ...boundTraffic(workload, bitsOf, options.capacity),
  });
  io.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : formatTrafficBound(result, textLayout(io)));
  if (csv !== undefined) writeFile(csv, trafficBoundCsv(result));
  return ExitCode.Valid;
}

/** A single problem is a network of one layer. */
async function readWorkload(files: readonly string[], options: BoundOptions, io: Io): Promise<LoadedWorkload> {
  const { config, sources, network, areNamed } = await readRunFiles(files, options, io);
  const others = sources.filter((source) => !isProblemFile(source));
  if (areNamed && others.length > 0) throw new SpecError(others.map(({ file }) => noProblem(file)));
  const plugins = await setUpPlugins(config.plugins, io);
  const problems = network.length > 0 ? network : sources.filter(isProblemFile);
  return loadWorkload(plugins, { files: problems, sizes: options.dim ?? {} });
}

const noProblem = (file: string) => ({
  severity: 'error' as const,
  code: 'no-problem',
  message: `${file} holds no problem and no network`,
  expected: 'files with a problem, or one network',
  hint: 'leave out the files of the design: the bound holds for every one',
});

/** The option's, else the network's, else the default. */
function wordBitsOf(operations: readonly Operation[], given: WordBits | undefined) {
  const names = new Set(operations.flatMap(({ problem }) => problem.dataspaces.map(({ name }) => name)));
  for (const name of given?.named.keys() ?? []) {
    if (names.has(name)) continue;
    throw new RangeError(`--word-bits names "${name}", and there are ${[...names].join(', ')}`);
  }
  return ({ problem, operands }: Operation): number[] =>
    problem.dataspaces.map(({ name }, s) => given?.named.get(name) ?? given?.all ?? operands[s]?.bits ?? WORD_BITS);
}
