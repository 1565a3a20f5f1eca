import type { BinaryFile } from '@loopwright/core';
import type { PluginManager } from '@loopwright/core/engine';
import { formatCheck } from '@loopwright/report';
import { diagnosticsJson } from '@loopwright/results';
import type { Diagnostic, SourceText } from '@loopwright/spec';
import { checkNetwork, checkSources, diagnosticsOf } from '../check-sources.ts';
import { overridesOf } from '../design-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { inputFiles, loadConfiguration, setUpPlugins } from '../prepare-run.ts';
import { isModelFile, readModelFile } from '../read-model-file.ts';
import { readInputs } from '../read-sources.ts';
import { splitNetwork } from '../run-files.ts';
import { Templates } from '../templates.ts';
import { textLayout } from '../text-layout.ts';
import type { CheckOptions } from './check-options.ts';
import { checkSummary } from './check-summary.ts';

/** `loopwright check FILE...`: what is wrong with the files is the result, and goes to the standard output. */
export async function checkCommand(files: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfiguration(options, io);
  const plugins = await setUpPlugins(config.plugins, io);
  const templates = new Templates(options, io.cwd, config.templates);
  if (options.summary && options.override) throw new RangeError('--override is for one design, not for --summary');
  if (options.summary) return checkSummary(files, options, { plugins, templates }, io);
  const names = inputFiles(files, config);
  const diagnostics = await problemsOf(names, options, plugins, io, templates);
  const text = options.json
    ? JSON.stringify(diagnosticsJson(diagnostics), null, 2)
    : formatCheck(diagnostics, names.length, textLayout(io));
  io.stdout.write(`${text}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.BadInput : ExitCode.Valid;
}

async function problemsOf(
  files: readonly string[],
  options: CheckOptions,
  plugins: PluginManager,
  io: Io,
  templates: Templates,
): Promise<Diagnostic[]> {
  const { texts, models, unreadable } = readAll(files, options, io, templates);
  if (texts.length + models.length === 0) return unreadable;
  const { sources, network } = splitNetwork(texts, models);
  const found =
    network.length > 0 ? await checkNetwork(sources, network, plugins) : await checkSources(sources, plugins);
  // A file that is missing explains what sections are missing.
  return [...unreadable, ...found.filter(({ code }) => unreadable.length === 0 || code !== 'missing-section')];
}

/** What can be read: a file that is missing does not hide the problems of the others. */
function readAll(
  files: readonly string[],
  options: CheckOptions,
  io: Io,
  templates: Templates,
): { texts: SourceText[]; models: BinaryFile[]; unreadable: Diagnostic[] } {
  const unreadable: Diagnostic[] = [];
  const models: BinaryFile[] = [];
  const texts = [...new Set(files)].flatMap((file) => {
    try {
      if (!isModelFile(file)) return readInputs([file], io, templates);
      models.push(readModelFile(file, io.cwd));
      return [];
    } catch (error) {
      unreadable.push(...diagnosticsOf(error));
      return [];
    }
  });
  try {
    texts.push(...overridesOf(options));
  } catch (error) {
    unreadable.push(...diagnosticsOf(error));
  }
  try {
    templates.checkDefines();
  } catch (error) {
    unreadable.push(...diagnosticsOf(error));
  }
  return { texts, models, unreadable };
}
