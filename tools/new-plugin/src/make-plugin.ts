import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new RangeError(`${name}: write a name as tabu-search`);
  const folder = join(parent, `${kind}-${name}`);
  if (existsSync(folder)) throw new RangeError(`${folder} is there already`);
  const template = fileURLToPath(new URL(`../templates/${kind}`, import.meta.url));
  for (const file of filesIn(template)) {
    const path = join(folder, renamed(file, name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, renamed(readFileSync(join(template, file), 'utf8'), name));
  }
  return folder;
}

/** What a template has its author fill in is called sample there. */
function renamed(text: string, name: string): string {
  const pascal = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return text.replace(/(?<![A-Za-z])sample(?![A-Za-z])/g, name).replace(/(?<!Pruned)Sample(?!r)/g, pascal);
}

function filesIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    });
}
