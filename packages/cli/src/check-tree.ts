import { posix, resolve } from 'node:path';
import type { PluginManager } from '@loopwright/core/engine';
import type { CheckedSet, CheckSummary } from '@loopwright/results';
import { type Diagnostic, type InputSet, inputSets, type SourceText, sectionNames } from '@loopwright/spec';
import { checkDesign, checkSources, diagnosticsOf } from './check-sources.ts';
import { findInputFiles } from './find-input-files.ts';
import type { Io } from './io.ts';
import { readSources } from './read-sources.ts';

/** Checks the sets of input files that a folder holds. Whatever the files hold is a line of the summary; each is read once. */
export async function checkTree(
  root: string,
  most: number | undefined,
  plugins: PluginManager,
  io: Io,
): Promise<CheckSummary> {
  const unreadable: Diagnostic[] = [];
  const texts = new Map<string, SourceText>();
  const paths = findInputFiles(resolve(io.cwd, root), (folder, error) => {
    unreadable.push(fault('unreadable-folder', `${posix.join(root, folder)} cannot be read: ${messageOf(error)}`));
  });
  const files = paths.map((path) => {
    try {
      const [source] = readSources([posix.join(root, path)], io);
      texts.set(path, source!);
      return { path, sections: sectionNames(source!.text) };
    } catch (error) {
      unreadable.push(...causesOf(error));
      return { path, sections: [] };
    }
  });
  const { sets, leftOut } = inputSets(files, most);
  const checked: CheckedSet[] = [];
  for (const set of sets) {
    const cause = await causeOf(set, texts, plugins);
    checked.push({ ...inFolder(root, set), ...(cause && { cause }) });
  }
  return { sets: checked, leftOut, unreadable };
}

async function causeOf(
  { design, parts, shared }: InputSet,
  texts: ReadonlyMap<string, SourceText>,
  plugins: PluginManager,
): Promise<Diagnostic | undefined> {
  const sources = [design, ...parts, ...shared].flatMap((path) => texts.get(path) ?? []);
  const hasProblem = sources.some(({ text }) => sectionNames(text).some((name) => name.startsWith('problem')));
  try {
    const found = await (hasProblem ? checkSources(sources, plugins) : checkDesign(sources, plugins));
    // Without costs nothing runs, though a check of files alone only warns.
    return found.find(({ severity, code }) => severity === 'error' || code === 'no-costs');
  } catch (error) {
    return causesOf(error)[0];
  }
}

function causesOf(error: unknown): Diagnostic[] {
  try {
    return diagnosticsOf(error);
  } catch {
    return [fault(isPluginError(error) ? 'plugin-error' : 'internal-error', messageOf(error))];
  }
}

const isPluginError = (error: unknown) => error instanceof Error && error.name === 'PluginError';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const fault = (code: string, message: string): Diagnostic => ({ severity: 'error', code, message });

function inFolder(root: string, { design, parts, shared }: InputSet): InputSet {
  const from = (path: string) => posix.join(root, path);
  return { design: from(design), parts: parts.map(from), shared: shared.map(from) };
}
