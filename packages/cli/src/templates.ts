import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { TemplateSettings } from '@loopwright/config';
import { type SourceText, SpecError } from '@loopwright/spec';
import {
  checkDefines,
  type Defines,
  definesOf,
  definesOfFile,
  isTemplate,
  renderTemplate,
  type TemplateFiles,
} from '@loopwright/templates';
import { readTextFile } from './read-text.ts';
import { shortPath } from './short-path.ts';
import type { TemplateOptions } from './template-options.ts';

/** Renders the templates among input files, with the variables of the command line and of the configuration. */
export class Templates {
  readonly #cwd: string;
  /** Of the command line. */
  readonly #typed: Defines;
  readonly #defines: Defines;
  readonly #includePath: readonly string[];
  readonly #words = new Set<string>();

  constructor(
    { define = [], defineFile = [], includePath = [] }: TemplateOptions,
    cwd: string,
    configured: Partial<TemplateSettings> = {},
  ) {
    const files = defineFile.map((file) => definesOfFile({ file, text: readDefines(file, cwd) }));
    this.#cwd = cwd;
    this.#typed = Object.assign({}, ...files, definesOf(define));
    this.#defines = { ...configured.defines, ...this.#typed };
    const folders = [...includePath, ...(configured.includePath ?? [])];
    this.#includePath = folders.map((folder) => withStrokes(resolve(cwd, folder)));
  }

  /** The text that a template at `path` makes; other texts as they are. */
  render(path: string, source: SourceText): SourceText {
    if (/\.(json|csv)$/.test(source.file) || !isTemplate(source)) return source;
    const own = withStrokes(resolve(this.#cwd, path));
    const files: TemplateFiles = {
      ...diskFiles,
      label: (other) => (other === own ? source.file : shortPath(other, this.#cwd)),
    };
    const options = { files, defines: this.#defines, includePath: this.#includePath };
    const { source: rendered, words } = renderTemplate(own, source.text, options);
    for (const word of words) this.#words.add(word);
    return rendered;
  }

  /** Throws a SpecError where a variable that was typed has no effect, since it may be misspelt; a configuration serves many files. */
  checkDefines(): void {
    checkDefines(this.#typed, this.#words);
  }
}

function readDefines(file: string, cwd: string): string {
  try {
    return readTextFile(resolve(cwd, file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT';
    const words = isMissing ? `there is no file ${file}` : `${file} cannot be read: ${message}`;
    throw new SpecError([{ severity: 'error', code: isMissing ? 'missing-file' : 'unreadable-file', message: words }]);
  }
}

const diskFiles: Omit<TemplateFiles, 'label'> = {
  kind: (path) => (existsSync(path) ? (statSync(path).isDirectory() ? 'folder' : 'file') : undefined),
  read: readTextFile,
  names: (folder) => readdirSync(folder),
  real: (path) => withStrokes(realPath(path)),
};

/** Of what is not there, the folders that are. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return folder === path ? path : join(realPath(folder), basename(path));
}

function withStrokes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
