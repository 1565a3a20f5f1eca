import { posix, resolve } from 'node:path';
import type { PluginManager } from '@loopwright/core/engine';
import type { CheckedSet } from '@loopwright/results';
import {
  type Diagnostic,
  type InputFile,
  type InputSet,
  inputFile,
  inputSets,
  type SourceText,
  sectionNames,
} from '@loopwright/spec';
import { checkDesign, checkSources, diagnosticsOf } from './check-sources.ts';
import { findInputFiles } from './find-input-files.ts';
import type { Io } from './io.ts';
import { readInputs } from './read-sources.ts';
import type { Templates } from './templates.ts';

/**
 * The sets of input files that a folder holds, to be checked one by one. Each file is read once, and whatever it holds is a
 * line of the summary.
 */
export class TreeCheck {
  readonly sets: readonly InputSet[];
  /** Alternatives that make no set, since a design has too many of them. */
  readonly leftOut: number;
  /** Files and folders that cannot be read. */
  readonly unreadable: readonly Diagnostic[];
  readonly #cwd: string;
  readonly #plugins: PluginManager;
  readonly #templates: Templates;
  readonly #files: ReadonlyMap<string, TreeFile>;
  readonly #tried = new Set<string>();

  /** @param most alternatives of a kind that are tried per design */
  constructor(root: string, most: number | undefined, io: Io, plugins: PluginManager, templates: Templates) {
    const { files, unreadable } = readTree(root, io);
    const { sets, leftOut } = inputSets(
      [...files.values()].map(({ input }) => input),
      most,
    );
    this.sets = sets;
    this.leftOut = leftOut;
    this.unreadable = unreadable;
    this.#cwd = io.cwd;
    this.#plugins = plugins;
    this.#templates = templates;
    this.#files = files;
  }

  /**
   * A mapping that does not cover its problem may be of another one that lies there: then the problem is tried without it, and
   * the mapping with that one. None of it where it has been tried before.
   */
  async check(set: InputSet): Promise<CheckedSet[]> {
    const first = await this.#checkAsItIs(set);
    const fitting = isOfAnotherProblem(first) ? await this.#fittingProblem(set) : undefined;
    if (!fitting) return this.#untried([first]);
    const mapping = first.cause!.location?.file;
    const alone = await this.#checkAsItIs({ ...set, parts: set.parts.filter((part) => part !== mapping) });
    return this.#untried([alone, fitting]);
  }

  async #fittingProblem(set: InputSet): Promise<CheckedSet | undefined> {
    for (const problem of set.problems.filter((path) => !set.parts.includes(path))) {
      const parts = set.parts.map((part) => (set.problems.includes(part) ? problem : part));
      const checked = await this.#checkAsItIs({ ...set, parts });
      if (!isOfAnotherProblem(checked)) return checked;
    }
    return undefined;
  }

  #untried(sets: readonly CheckedSet[]): CheckedSet[] {
    return sets.filter(({ design, parts }) => {
      const key = [design, ...parts].join('\n');
      const isNew = !this.#tried.has(key);
      this.#tried.add(key);
      return isNew;
    });
  }

  async #checkAsItIs(set: InputSet): Promise<CheckedSet> {
    try {
      const sources = [set.design, ...set.parts, ...set.shared].map((path) => this.#rendered(path));
      const hasProblem = sources.some(({ text }) => sectionNames(text).some((name) => name.startsWith('problem')));
      const found = await (hasProblem ? checkSources : checkDesign)(sources, this.#plugins);
      // Without costs nothing runs, though a check of files alone only warns.
      const cause = found.find(({ severity, code }) => severity === 'error' || code === 'no-costs');
      return { ...set, outcome: cause ? 'stops' : hasProblem ? 'runs' : 'costs', cause };
    } catch (error) {
      return { ...set, outcome: 'stops', cause: causesOf(error)[0] };
    }
  }

  /** Once for all sets that a file is part of. */
  #rendered(path: string): SourceText {
    const file = this.#files.get(path)!;
    file.rendered ??= this.#templates.render(resolve(this.#cwd, path), file.source);
    return file.rendered;
  }
}

/** Whether its mapping and its problem are not meant for each other. */
function isOfAnotherProblem({ cause }: CheckedSet): boolean {
  return cause !== undefined && ['factors-miss-bound', 'unknown-dimension', 'unknown-dataspace'].includes(cause.code);
}

interface TreeFile {
  readonly source: SourceText;
  /** Before it is rendered. */
  readonly input: InputFile;
  rendered?: SourceText;
}

/** All files of a tree that may be inputs, by their paths from the current folder. */
function readTree(root: string, io: Io): { files: Map<string, TreeFile>; unreadable: Diagnostic[] } {
  const unreadable: Diagnostic[] = [];
  const paths = findInputFiles(resolve(io.cwd, root), (folder, error) => {
    unreadable.push(fault('unreadable-folder', `${posix.join(root, folder)} cannot be read: ${messageOf(error)}`));
  });
  const files = new Map<string, TreeFile>();
  for (const name of paths) {
    const path = posix.join(root, name);
    try {
      const [source] = readInputs([path], io, asTheyAre);
      files.set(path, { source: source!, input: { ...inputFile(source!), path } });
    } catch (error) {
      unreadable.push(...causesOf(error));
    }
  }
  return { files, unreadable };
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
