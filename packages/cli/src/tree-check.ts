import { posix, resolve } from 'node:path';
import type { PluginManager } from '@loopwright/core/engine';
import type { CheckSummary } from '@loopwright/results';
import { type Diagnostic, type InputSet, inputSets, type SourceText, sectionNames } from '@loopwright/spec';
import { checkDesign, checkSources, diagnosticsOf } from './check-sources.ts';
import { findInputFiles } from './find-input-files.ts';
import type { Io } from './io.ts';
import { readInputs } from './read-sources.ts';
import type { Templates } from './templates.ts';

/** Checks the sets of input files that folders hold. Each file is read once, and whatever it holds is a line of the summary. */
export class TreeCheck {
  readonly #io: Io;
  readonly #plugins: PluginManager;
  readonly #templates: Templates;

  constructor(io: Io, plugins: PluginManager, templates: Templates) {
    this.#io = io;
    this.#plugins = plugins;
    this.#templates = templates;
  }

  /** @param most alternatives of a kind that are tried per design */
  async check(root: string, most: number | undefined): Promise<CheckSummary> {
    const unreadable: Diagnostic[] = [];
    const paths = findInputFiles(resolve(this.#io.cwd, root), (folder, error) => {
      const message = `${posix.join(root, folder)} cannot be read: ${messageOf(error)}`;
      unreadable.push(fault('unreadable-folder', message));
    });
    const files = new Map<string, TreeFile>();
    for (const path of paths) {
      try {
        const [source] = readInputs([posix.join(root, path)], this.#io, asTheyAre);
        files.set(path, { source: source!, sections: sectionNames(source!.text) });
      } catch (error) {
        unreadable.push(...causesOf(error));
      }
    }
    const { sets, leftOut } = inputSets(
      [...files].map(([path, { sections }]) => ({ path, sections })),
      most,
    );
    const checked = [];
    for (const set of sets) checked.push({ ...below(root, set), cause: await this.#causeOf(set, files) });
    return { sets: checked, leftOut, unreadable };
  }

  async #causeOf(set: InputSet, files: ReadonlyMap<string, TreeFile>): Promise<Diagnostic | undefined> {
    try {
      const members = [set.design, ...set.parts, ...set.shared].map((path) => files.get(path)!);
      const sources = members.map((file) => this.#rendered(file));
      const hasProblem = sources.some(({ text }) => sectionNames(text).some((name) => name.startsWith('problem')));
      const found = await (hasProblem ? checkSources : checkDesign)(sources, this.#plugins);
      // Without costs nothing runs, though a check of files alone only warns.
      return found.find(({ severity, code }) => severity === 'error' || code === 'no-costs');
    } catch (error) {
      return causesOf(error)[0];
    }
  }

  /** Once for all sets that a file is part of. */
  #rendered(file: TreeFile): SourceText {
    file.rendered ??= this.#templates.render(resolve(this.#io.cwd, file.source.file), file.source);
    return file.rendered;
  }
}

interface TreeFile {
  readonly source: SourceText;
  /** Before it is rendered. */
  readonly sections: readonly string[];
  rendered?: SourceText;
}

/** Templates are rendered when a set needs them: many are there to be included by others. */
const asTheyAre: Pick<Templates, 'render'> = { render: (_, source) => source };

function causesOf(error: unknown): Diagnostic[] {
  try {
    return diagnosticsOf(error);
  } catch {
    const isPlugin = error instanceof Error && error.name === 'PluginError';
    return [fault(isPlugin ? 'plugin-error' : 'internal-error', messageOf(error))];
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const fault = (code: string, message: string): Diagnostic => ({ severity: 'error', code, message });

function below(root: string, { design, parts, shared }: InputSet): InputSet {
  const join = (path: string) => posix.join(root, path);
  return { design: join(design), parts: parts.map(join), shared: shared.map(join) };
}
