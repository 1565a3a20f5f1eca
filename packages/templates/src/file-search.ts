import { type Place, TemplateFault } from './fault.ts';
import { isAbsolute, isInside, joinPath } from './paths.ts';
import * as problems from './problems.ts';
import type { TemplateFiles } from './template-files.ts';

/** More than any set of includes has; what a pattern walks through. */
const MAX_VISITED = 10_000;

/** Finds the files that templates name: in their own folder, then in those of the path. Outside of `roots` there is nothing. */
export class FileSearch {
  readonly files: TemplateFiles;
  readonly #roots: readonly string[];

  constructor(files: TemplateFiles, roots: readonly string[]) {
    this.files = files;
    this.#roots = roots.map((root) => files.real(root));
  }

  /** All that a path or a pattern names, in each folder by name. Empty where there is nothing. */
  find(pattern: string, folders: readonly string[], place: Place): string[] {
    const starts = isAbsolute(pattern) ? [''] : folders;
    const found = new Set<string>();
    let outside: string | undefined;
    for (const start of starts) {
      const path = joinPath(start, pattern);
      const fixed = path.slice(0, path.search(/[^/]*([*?]|$)/));
      if (!this.#isAllowed(/[*?]/.test(path) ? fixed.replace(/(.)\/$/, '$1') : path)) outside ??= path;
      else for (const match of this.#matches(path)) found.add(this.files.real(match));
    }
    if (found.size === 0 && outside !== undefined) {
      throw new TemplateFault(problems.outsideFolder(place, pattern, outside, this.#roots.map(this.files.label)));
    }
    return [...found];
  }

  /** The file at a path; of an absolute one of another machine, at the longest end of it that lies in a folder. */
  findEnd(path: string, folders: readonly string[]): string | undefined {
    if (!isAbsolute(path)) return this.#fileIn(folders, path);
    const parts = joinPath('/', path).split('/').slice(1);
    for (let first = 0; first <= parts.length; first++) {
      const found = first === 0 ? this.#fileIn([''], path) : this.#fileIn(folders, parts.slice(first - 1).join('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #fileIn(folders: readonly string[], path: string): string | undefined {
    const all = folders.map((folder) => joinPath(folder, path));
    const found = all.find((file) => this.#isAllowed(file) && this.files.kind(file) === 'file');
    return found && this.files.real(found);
  }

  /** Names of the files beside a path that is not there, to tell the nearest. */
  near(path: string, folders: readonly string[]): string[] {
    const starts = isAbsolute(path) ? [''] : folders;
    const parents = starts.map((start) => joinPath(start, `${path}/..`)).filter((folder) => this.#isAllowed(folder));
    const prefix = path.slice(0, path.lastIndexOf('/') + 1);
    return parents.flatMap((folder) => this.#names(folder).map((name) => prefix + name));
  }

  #isAllowed(path: string): boolean {
    const real = this.files.real(path);
    return this.#roots.some((root) => isInside(root, real));
  }

  #matches(path: string): string[] {
    if (!/[*?]/.test(path)) return this.files.kind(path) === undefined ? [] : [path];
    const parts = path.split('/');
    const first = parts.findIndex((part) => /[*?]/.test(part));
    const found: string[] = [];
    this.#walk(parts.slice(0, first).join('/') || '/', parts.slice(first), found);
    return found;
  }

  #walk(folder: string, parts: readonly string[], found: string[]): void {
    const [part, ...rest] = parts;
    if (part === undefined) {
      if (found.length < MAX_VISITED && this.files.kind(folder) !== undefined) found.push(folder);
      return;
    }
    const pattern = patternOf(part);
    for (const name of this.#names(folder)) {
      const path = joinPath(folder, name);
      // A link may lead out of the folders that the user named.
      if (pattern.test(name) && this.#isAllowed(path)) this.#walk(path, rest, found);
    }
  }

  #names(folder: string): string[] {
    return this.files.kind(folder) === 'folder' ? [...this.files.names(folder)].sort() : [];
  }
}

/** One name, in which `*` is any text and `?` any character; hidden files are meant only where they are named. */
function patternOf(part: string): RegExp {
  const text = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${/^[*?]/.test(part) ? '(?!\\.)' : ''}${text}$`);
}
