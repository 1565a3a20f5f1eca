import { checkSpecification, type PluginManager, prepareDesign } from '@loopwright/core/engine';
import { checkDiagnostics, formatCheck } from '@loopwright/report';
import { diagnosticsJson } from '@loopwright/results';
import { type Diagnostic, loadSpecification, type SourceText, withFrames } from '@loopwright/spec';
import type { ConfigOptions } from '../config-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { inputFiles, loadConfiguration, setUpPlugins } from '../prepare-run.ts';
import { readInputs } from '../read-sources.ts';
import type { TemplateOptions } from '../template-options.ts';
import { Templates } from '../templates.ts';
import { textLayout } from '../text-layout.ts';

export interface CheckOptions extends ConfigOptions {
  readonly json?: boolean;
}

/** `loopwright check FILE...`: what is wrong with the files is the result, and goes to the standard output. */
export async function checkCommand(files: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfiguration(options, io);
  const plugins = await setUpPlugins(config.plugins, io);
  const names = inputFiles(files, config);
  const diagnostics = await problemsOf(names, plugins, io, options);
  const text = options.json
    ? JSON.stringify(diagnosticsJson(diagnostics), null, 2)
    : formatCheck(diagnostics, names.length, textLayout(io));
  io.stdout.write(`${text}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.BadInput : ExitCode.Valid;
}

async function problemsOf(
  files: readonly string[],
  plugins: PluginManager,
  io: Io,
  options: TemplateOptions,
): Promise<Diagnostic[]> {
  const { sources, unreadable } = readAll(files, io, new Templates(options, io.cwd));
  if (sources.length === 0) return unreadable;
  try {
    const { specification, warnings } = loadSpecification(sources);
    const check = await checkSpecification(prepareDesign(plugins, specification), specification);
    return withFrames([...unreadable, ...warnings, ...checkDiagnostics(check)], sources);
  } catch (error) {
    // A file that is missing explains what sections are missing.
    const found = diagnosticsOf(error).filter(({ code }) => unreadable.length === 0 || code !== 'missing-section');
    return [...unreadable, ...found];
  }
}

/** What can be read: a file that is missing does not hide the problems of the others. */
function readAll(
  files: readonly string[],
  io: Io,
  templates: Templates,
): { sources: SourceText[]; unreadable: Diagnostic[] } {
  const unreadable: Diagnostic[] = [];
  const sources = [...new Set(files)].flatMap((file) => {
    try {
      return readInputs([file], io, templates);
    } catch (error) {
      unreadable.push(...diagnosticsOf(error));
      return [];
    }
  });
  try {
    templates.checkDefines();
  } catch (error) {
    unreadable.push(...diagnosticsOf(error));
  }
  return { sources, unreadable };
}

/** Errors by name: they may come from another copy of a package. */
function diagnosticsOf(error: unknown): Diagnostic[] {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'SpecError') return [...(error as Error & { diagnostics: Diagnostic[] }).diagnostics];
  if (error.name === 'MapspaceError') {
    const { code, message } = error as Error & { code: string };
    return [{ severity: 'error', code, message }];
  }
  throw error;
}
