import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { templateFiles } from './template-files.js';

export const kinds = ['mapper', 'energy', 'cost'] as const;
export type Kind = (typeof kinds)[number];

export interface PluginToMake {
  readonly kind: Kind;
  /** As `tabu-search`: the package is `loopwright-plugin-mapper-tabu-search`. */
  readonly name: string;
  /** In which the folder of the package is made. */
  readonly parent: string;
}

/** Makes a package from the template of its kind and returns its folder. Throws a RangeError where it cannot be. */
export function makePlugin({ kind, name, parent }: PluginToMake): string {
  const files = templateFiles(kind, name);
  const folder = join(parent, `${kind}-${name}`);
  if (existsSync(folder)) throw new RangeError(`${folder} is there already`);
  for (const [file, text] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}
