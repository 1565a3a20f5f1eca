import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Diagnostic, nearestName, type SourceText, SpecError } from '@loopwright/spec';

const inputFile = /\.(ya?ml|json|csv)$/;

/** Reads input files; one that is named twice is read once. Throws a SpecError with all that cannot be read. */
export function readSources(paths: readonly string[], cwd: string): SourceText[] {
  const files = new Map(paths.map((path) => [resolve(cwd, path), shortPath(path, cwd)]));
  const problems: Diagnostic[] = [];
  const sources = [...files].flatMap(([path, file]) => {
    try {
      return [{ file, text: readFileSync(path, 'utf8') }];
    } catch (error) {
      problems.push(unreadable(path, file, error as NodeJS.ErrnoException));
      return [];
    }
  });
  if (problems.length > 0) throw new SpecError(problems);
  return sources;
}

/** As the user wrote it; paths that a configuration made absolute are seen from where the user is. */
export function shortPath(path: string, cwd: string): string {
  const seen = relative(cwd, resolve(cwd, path));
  return seen.length < path.length && seen !== '' ? seen : path;
}

function unreadable(path: string, file: string, { code = '', message }: NodeJS.ErrnoException): Diagnostic {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return problem('missing-file', `there is no file ${file}`, nearestFile(path, file));
  }
  if (code === 'EISDIR') return problem('folder', `${file} is a folder`, filesIn(path, file));
  if (code === 'EACCES') return problem('no-access', `${file} may not be read`, 'check its permissions');
  return problem('unreadable-file', `${file} cannot be read: ${message}`, undefined);
}

function problem(code: string, message: string, hint: string | undefined): Diagnostic {
  return { severity: 'error', code, message, ...(hint !== undefined && { hint }) };
}

function nearestFile(path: string, file: string): string {
  const names = list(dirname(path));
  const nearest = nearestName(basename(path), names);
  if (nearest !== undefined) return `did you mean ${join(dirname(file), nearest)}?`;
  const folder = dirname(file) === '.' ? 'this folder' : dirname(file);
  if (names.length === 0) return `${folder} is not there, or empty`;
  const inputs = names.filter((name) => inputFile.test(name));
  return inputs.length > 0 ? `${folder} holds ${some(inputs)}` : `${folder} holds no YAML file`;
}

function filesIn(path: string, file: string): string {
  const inputs = list(path).filter((name) => inputFile.test(name));
  return inputs.length > 0 ? `name its files: ${some(inputs.map((name) => join(file, name)))}` : 'name files';
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
