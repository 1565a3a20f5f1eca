import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cosmiconfig, defaultLoaders } from 'cosmiconfig';
import { ConfigError } from './config-error.ts';
import { importModule } from './import-module.ts';

/** A config file and what is in it, unchecked. */
export interface FoundConfig {
  readonly file: string;
  readonly value: unknown;
  /** Config files beside it that are not read: its name comes first. */
  readonly passedOver: readonly string[];
}

const codeExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'] as const;

/** Names of config files, in the order in which they are looked for in a folder. */
export const configPlaces: readonly string[] = [
  ...[...codeExtensions, '.json', '.yaml', '.yml'].map((extension) => `loopwright.config${extension}`),
  '.loopwrightrc',
  '.loopwrightrc.json',
  '.loopwrightrc.yaml',
  'package.json',
];

const explorer = cosmiconfig('loopwright', {
  searchPlaces: [...configPlaces],
  // Up to the folder of the package that one works in, and no further: a stray file in a home folder changes no result.
  searchStrategy: 'project',
  // One process may load a file twice, changed in between.
  cache: false,
  loaders: {
    ...defaultLoaders,
    ...Object.fromEntries(codeExtensions.map((extension) => [extension, loadCode])),
  },
});

/** Reads `file`, or else looks for a config file in the folder and the ones above it. */
export async function findConfig(folder: string, file?: string): Promise<FoundConfig | undefined> {
  try {
    const found = await (file === undefined ? explorer.search(folder) : explorer.load(file));
    if (!found) return undefined;
    const { filepath, isEmpty, config } = found;
    const passedOver = file === undefined ? othersBeside(filepath) : [];
    return { file: filepath, value: isEmpty ? {} : config, passedOver };
  } catch (error) {
    throw error instanceof ConfigError ? error : unreadable(error, file ?? folder);
  }
}

/** A package.json that says nothing of this program is none of them, and one that does is easily seen. */
function othersBeside(file: string): string[] {
  const others = configPlaces.filter((place) => place !== 'package.json' && place !== basename(file));
  return others.map((place) => join(dirname(file), place)).filter((path) => existsSync(path));
}

async function loadCode(file: string): Promise<unknown> {
  try {
    const { default: value } = await importModule(file);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw unreadable(error, file);
  }
  const hint = 'write export default defineConfig({ ... })';
  throw new ConfigError(file, [{ path: '', message: 'exports no configuration', hint }]);
}

function unreadable(error: unknown, file: string): ConfigError {
  const { message, code, filepath } = error as NodeJS.ErrnoException & { filepath?: string };
  const place = filepath ?? file;
  if (code === 'ENOENT') return new ConfigError(place, [{ path: '', message: 'there is no such file' }], error);
  if (code === 'EISDIR') return new ConfigError(place, [{ path: '', message: 'is a folder, not a file' }], error);
  const text = readable(String(message ?? error));
  const hint = extname(place) === '.json' ? 'JSON has no comments and no trailing commas' : undefined;
  return new ConfigError(place, [{ path: '', message: `cannot be read: ${text}`, ...(hint && { hint }) }], error);
}

/** A parser's message without colours, the path, what is said twice, and the stack of modules. */
function readable(message: string): string {
  const plain = stripVTControlCharacters(message);
  const [said] = plain.replace(/^(JSON|YAML) Error in .*?:\s*\n/, '').split('\nRequire stack');
  const paragraphs = said.split(/\n\s*\n/).map((paragraph) => paragraph.trimEnd());
  return [...new Set(paragraphs)].filter((paragraph) => paragraph !== '').join('\n');
}
