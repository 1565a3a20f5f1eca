// @ts-check
// The generators of the workspace use it too, which Nx loads in Nodes that strip no types: plain JavaScript.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files of a new plugin: those of the template of its kind, by their paths, with its name where the template says
 * sample. Throws a RangeError where it cannot be a name.
 *
 * @param {string} kind mapper, energy or cost
 * @param {string} name as `tabu-search`
 * @returns {ReadonlyMap<string, string>}
 */
export function templateFiles(kind, name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new RangeError(`${name}: write a name as tabu-search`);
  const template = fileURLToPath(new URL(`../templates/${kind}`, import.meta.url));
  return new Map(
    filesIn(template).map((file) => [renamed(file, name), renamed(readFileSync(join(template, file), 'utf8'), name)]),
  );
}

/**
 * `tabu-search` as `TabuSearch`.
 *
 * @param {string} name
 */
export function pascalCase(name) {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/**
 * What a template has its author fill in is called sample there.
 *
 * @param {string} text
 * @param {string} name
 */
function renamed(text, name) {
  return text.replace(/(?<![A-Za-z])sample(?![A-Za-z])/g, name).replace(/(?<!Pruned)Sample(?!r)/g, pascalCase(name));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    });
}
