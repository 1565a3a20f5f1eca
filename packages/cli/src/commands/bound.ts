import { resolve } from 'node:path';
import { loadWorkload } from '@loopwright/core/engine';
import { formatTrafficBound, trafficBoundCsv } from '@loopwright/report';
import { type TrafficBoundResultJson, trafficBoundResultJson } from '@loopwright/results';
import { type Diagnostic, formatDiagnostic, loadDesign, type SourceText, SpecError } from '@loopwright/spec';
import { boundTraffic } from '@loopwright/traffic-bound';
import { isProblemFile, type LoadedWorkload, type NamedSizes, type Operation } from '@loopwright/workload';
import type { ConfigOptions } from '../config-options.ts';
import { ExitCode } from '../exit-code.ts';
import { type ReportOptions, rerunView } from '../html-report.ts';
import type { Io } from '../io.ts';
import { onChipMemories } from '../on-chip-memories.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import type { WordBits } from '../parse-word-bits.ts';
import { readRunFiles, setUpPlugins } from '../prepare-run.ts';
import { readSources } from '../read-sources.ts';
import { networkTexts, type RunFiles } from '../run-files.ts';
import { textLayout } from '../text-layout.ts';

export interface BoundOptions extends ConfigOptions, ReportOptions {
  readonly json?: boolean;
  /** Bytes, ascending. */
  readonly capacity?: readonly number[];
  readonly wordBits?: WordBits;
  readonly dim?: NamedSizes;
  readonly csv?: string;
  /** Files, or a name, with commas between them. */
  readonly design?: string;
}

/** Of tensors of which nobody says how wide they are. */
const WORD_BITS = 16;

/** `loopwright bound PROBLEM` or `NETWORK`: a curve, without a search; `command` is how it was typed. */
export async function boundCommand(
  files: readonly string[],
  options: BoundOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const file = (path: string | undefined) => (path === undefined ? undefined : prepareFile(resolve(io.cwd, path)));
  const [csv, report] = [file(options.csv), file(options.report)];
  const inputs = await readRunFiles(files, options, io);
  const { workload, warnings } = await readWorkload(inputs, options, io);
  for (const warning of warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  for (const warning of densityWarnings(workload.operations)) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  const { operations } = workload;
  const bitsOf = wordBitsOf(operations, options.wordBits);
  const designSources = options.design === undefined ? [] : readSources(options.design.split(','), io);
  const design = options.design === undefined ? undefined : onChip(options.design, designSources, operations, bitsOf);
  const also = design ? [design.capacityBytes] : [];
  const result = trafficBoundResultJson({
    workload: operations.length === 1 ? operations[0]!.name : workload.name,
    design,
    ...boundTraffic(workload, bitsOf, options.capacity, also),
  });
  io.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : formatTrafficBound(result, textLayout(io)));
  if (csv !== undefined) writeFile(csv, trafficBoundCsv(result));
  if (report !== undefined) {
    const { renderTrafficBound } = await import('@loopwright/report-html/render');
    const sources = [...inputs.sources, ...networkTexts(inputs), ...designSources];
    const record = { command, prepared: { config: inputs.config, sources } };
    writeFile(report, renderTrafficBound({ result, rerun: rerunView(record, null, io) }));
  }
  return ExitCode.Valid;
}

/** A single problem is a network of one layer. */
async function readWorkload(
  { config, sources, network, areNamed }: RunFiles,
  options: BoundOptions,
  io: Io,
): Promise<LoadedWorkload> {
  const others = sources.filter((source) => !isProblemFile(source));
  if (areNamed && others.length > 0) throw new SpecError(others.map(({ file }) => noProblem(file)));
  const plugins = await setUpPlugins(config.plugins, io);
  const problems = network.length > 0 ? network : sources.filter(isProblemFile);
  return loadWorkload(plugins, { files: problems, sizes: options.dim ?? {} });
}

type BitsOf = (operation: Operation) => readonly number[];

/** What a mapping has on the chip of a design at the most: its memories, and the operands of its compute units. */
function onChip(
  name: string,
  sources: readonly SourceText[],
  operations: readonly Operation[],
  bitsOf: BitsOf,
): NonNullable<TrafficBoundResultJson['design']> {
  const { architecture } = loadDesign(sources).design;
  const memories = onChipMemories(architecture);
  const operandBits = Math.max(...operations.map((operation) => sumOf(bitsOf(operation))));
  const operands = (architecture.compute.instances * operandBits) / 8;
  return { name, memories, capacityBytes: sumOf(memories.map(({ bytes }) => bytes)) + operands };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

const noProblem = (file: string) => ({
  severity: 'error' as const,
  code: 'no-problem',
  message: `${file} holds no problem and no network`,
  expected: 'files with a problem, or one network',
  hint: 'leave out the files of the design: the bound holds for every one; --design FILES marks what fits on it',
});

/** Compressed words may be fewer than the bound has it. */
function densityWarnings(operations: readonly Operation[]): Diagnostic[] {
  const sparse = operations.flatMap(({ problem }) => problem.dataspaces.filter(({ density }) => density !== undefined));
  return [...new Map(sparse.map(({ name, density }) => [name, density!])).entries()].map(([name, { location }]) => ({
    severity: 'warning',
    code: 'no-effect',
    message: `the density of ${name} has no effect: the bound is of all words, zeros included`,
    ...(location && { location }),
  }));
}

/** The option's, else the network's, else the default. */
function wordBitsOf(operations: readonly Operation[], given: WordBits | undefined): BitsOf {
  const names = new Set(operations.flatMap(({ problem }) => problem.dataspaces.map(({ name }) => name)));
  for (const name of given?.named.keys() ?? []) {
    if (names.has(name)) continue;
    throw new RangeError(`--word-bits names "${name}", and there are ${[...names].join(', ')}`);
  }
  return ({ problem, operands }) =>
    problem.dataspaces.map(({ name }, s) => given?.named.get(name) ?? given?.all ?? operands[s]?.bits ?? WORD_BITS);
}
