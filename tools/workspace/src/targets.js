// @ts-check
// Nx loads this before anything is built, in Nodes that strip no types: plain JavaScript.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @import { CreateNodes, ProjectConfiguration } from 'nx/src/devkit-exports.js' */

export const name = '@loopwright/workspace/targets';

/**
 * Gives every package its targets, so that no package.json repeats them. nx.json says of each target what it reads,
 * what it writes and what runs before it; a package that builds otherwise has a script of that name.
 *
 * @type {CreateNodes}
 */
export const createNodes = [
  '{packages,plugins,plugins/examples,tools}/*/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      return [file, { projects: { [root]: projectIn(root, workspaceRoot) } }];
    }),
];

/**
 * @param {string} root
 * @param {string} workspaceRoot
 * @returns {ProjectConfiguration}
 */
function projectIn(root, workspaceRoot) {
  const folder = join(workspaceRoot, root);
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !NOT_OURS.test(file));
  const vitest = `vitest run --project ${name} --maxWorkers 1`;
  const commands = {
    // Examples are packages of somebody else, who has no build but the compiler's.
    ...(existsSync(join(folder, 'tsconfig.json')) && !root.includes('examples') && { build: `tsc -b ${root}` }),
    ...(files.some((file) => SHORT_TEST.test(file)) && { test: vitest }),
    ...(files.some((file) => LONG_TEST.test(file)) && { 'test-long': `${vitest} --mode long` }),
  };
  const targets = Object.entries(commands).map(([target, command]) => [target, { command }]);
  return {
    name,
    root,
    targets: Object.fromEntries(targets),
    // Tools look at the whole repository.
    ...(root.startsWith('tools/') && { namedInputs: { surroundings: ['{workspaceRoot}/**/*'] } }),
  };
}

const NOT_OURS = /(^|[\\/])(node_modules|dist)([\\/]|$)/;
/** As vitest.config.ts has it. */
const SHORT_TEST = /(?<!\.long)\.test\.ts$/;
const LONG_TEST = /(\.(long|property)|reference-cases)\.test\.ts$/;
