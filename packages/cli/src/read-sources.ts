import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TemplateSettings } from '@loopwright/config';
import { type Diagnostic, nearestName, type SourceText, SpecError } from '@loopwright/spec';
import type { Io } from './io.ts';
import { Library, type LibraryFile } from './library.ts';
import { readTextFile, UnreadableText } from './read-text.ts';
import { shortPath } from './short-path.ts';
import type { TemplateOptions } from './template-options.ts';
import { Templates } from './templates.ts';

const yamlFile = /\.ya?ml$/;
const inputFile = /\.(ya?ml|json|csv|jinja2?|j2)$/;

/** What stands for the standard input among paths, and the name that messages have for it. */
const standardInput = { path: '-', name: 'stdin' } as const;

/** What reading input files touches of the world. */
export type SourceIo = Pick<Io, 'cwd' | 'library' | 'readStdin'>;

/**
 * Reads input files as `readInputs` does, with the variables that `options` and the configuration give to templates among them.
 * Throws a SpecError with all that cannot be read, and where no template asks for a variable of the options.
 */
export function readSources(
  paths: readonly string[],
  io: SourceIo,
  options: TemplateOptions = {},
  configured: Partial<TemplateSettings> = {},
): SourceText[] {
  const templates = new Templates(options, io.cwd, configured);
  const sources = readInputs(paths, io, templates);
  templates.checkDefines();
  return sources;
}

/**
 * Reads input files, the YAML files in a folder, the standard input for `-`, and the files of designs, layers and studies that come along,
 * which are named where there is no such file; what is named twice is read once, templates are rendered. Throws a SpecError with
 * all that cannot be read.
 */
export function readInputs(paths: readonly string[], io: SourceIo, templates: Pick<Templates, 'render'>): SourceText[] {
  const library = new Library(io.library);
  const inputs = new Map(paths.flatMap((path) => inputsOf(path, io, library)).map((input) => [input.path, input]));
  const problems: Diagnostic[] = [];
  const sources = [...inputs.values()].flatMap(({ path, file, read }) => {
    try {
      return [templates.render(path, { file, text: read() })];
    } catch (error) {
      if (error instanceof SpecError) problems.push(...error.diagnostics);
      else problems.push(unreadable(path, file, error as NodeJS.ErrnoException, library));
      return [];
    }
  });
  if (problems.length > 0) throw new SpecError(problems);
  return sources;
}

/** Inputs look as those of the library; the path of the standard input is its name. */
function inputsOf(name: string, { cwd, readStdin }: SourceIo, library: Library): LibraryFile[] {
  if (name === standardInput.path) return [{ path: name, file: standardInput.name, read: readStdin }];
  const path = resolve(cwd, name);
  const found = existsSync(path) ? yamlFilesIn(path, shortPath(name, cwd)) : library.find(name);
  return found.length > 0 ? [...found] : [{ path, file: shortPath(name, cwd), read: () => readTextFile(path) }];
}

/** What a folder stands for; nothing where it is none. */
function yamlFilesIn(path: string, name: string): LibraryFile[] {
  const files = list(path).filter((file) => yamlFile.test(file));
  return files.map((file) => ({
    file: join(name, file),
    path: join(path, file),
    read: () => readTextFile(join(path, file)),
  }));
}

function unreadable(path: string, file: string, error: NodeJS.ErrnoException, library: Library): Diagnostic {
  const { code = '', message } = error;
  if (error instanceof UnreadableText) return problem(code, `${file} ${message}`, error.hint);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return problem('missing-file', `there is no file ${file}`, nearestFile(path, file, library));
  }
  if (code === 'EISDIR') return unreadableFolder(path, file);
  if (code === 'EACCES') return problem('no-access', `${file} may not be read`, 'check its permissions');
  return problem('unreadable-file', `${file} cannot be read: ${message}`, undefined);
}

function problem(code: string, message: string, hint: string | undefined): Diagnostic {
  return { severity: 'error', code, message, ...(hint !== undefined && { hint }) };
}

function nearestFile(path: string, file: string, library: Library): string {
  const names = list(dirname(path));
  const nearest = nearestName(basename(path), names);
  if (nearest !== undefined) return `did you mean ${join(dirname(file), nearest)}?`;
  const known = nearestName(file, [...library.designs, ...library.networks, ...library.studies, ...library.layers]);
  if (known !== undefined) return `did you mean ${known}, which comes along?`;
  const folder = dirname(file) === '.' ? 'this folder' : dirname(file);
  if (names.length === 0) return `${folder} is not there, or empty`;
  const inputs = names.filter((name) => inputFile.test(name));
  return inputs.length > 0 ? `${folder} holds ${some(inputs)}` : `${folder} holds no YAML file`;
}

function unreadableFolder(path: string, file: string): Diagnostic {
  const names = list(path);
  const what = names.length === 0 ? 'an empty folder' : 'a folder without YAML files';
  const inputs = names.filter((name) => inputFile.test(name));
  const folders = names.filter((name) => list(join(path, name)).some((inside) => yamlFile.test(inside)));
  const within = (parts: readonly string[]) => some(parts.map((name) => join(file, name)));
  let hint = 'name files, or a folder that holds some';
  if (folders.length > 0) hint = `name a folder in it that holds some: ${within(folders)}`;
  if (inputs.length > 0) hint = `name its files: ${within(inputs)}`;
  return problem('folder', `${file} is ${what}`, hint);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function some(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(' ')} ...` : names.join(' ');
}
