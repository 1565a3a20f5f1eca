// @ts-check
import { execFileSync } from 'node:child_process';
import { templateFiles } from '../../../new-plugin/src/template-files.js';
import syncReferences from '../sync-references.js';
import { namePlugin } from './name-plugin.js';
import { writeJson } from './write-json.js';

/** @import { GeneratorCallback, Tree } from 'nx/src/devkit-exports.js' */

/**
 * `nx g @loopwright/workspace:new-plugin KIND NAME`: a plugin that comes along, in `plugins/`, and its name wherever one
 * must stand. What others write is made by `npm run new-plugin`, from the same templates.
 *
 * @param {Tree} tree
 * @param {{ readonly kind: string, readonly name: string, readonly description: string }} options
 * @returns {GeneratorCallback}
 */
export default function newPlugin(tree, { kind, name, description }) {
  const files = templateFiles(kind, name);
  const folder = `plugins/${kind}-${name}`;
  if (tree.exists(folder)) throw new RangeError(`${folder} is there already`);
  const packageName = `@loopwright/${kind}-${name}`;
  const manifest = JSON.parse(files.get('package.json') ?? '');
  for (const [file, text] of files) {
    if (file.startsWith('src/'))
      tree.write(`${folder}/${file}`, text.replace('what it does, in one line', description));
  }
  const readme = (files.get('README.md') ?? '').replaceAll(manifest.name, packageName);
  tree.write(`${folder}/README.md`, readme.replace(manifest.description, sentence(description)));
  tree.write(`${folder}/LICENSE`, tree.read('LICENSE') ?? '');
  tree.write(`${folder}/tsconfig.json`, '{\n  "extends": "../../tsconfig.base.json"\n}\n');
  writeJson(tree, `${folder}/package.json`, builtInManifest({ ...manifest, description }, packageName));
  namePlugin(tree, { kind, name, description, version: manifest.version });
  syncReferences(tree);
  return () => {
    // The link in node_modules, and its line in package-lock.json.
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: tree.root,
      stdio: 'inherit',
    });
  };
}

/**
 * The README of a template ends its description with a full stop.
 *
 * @param {string} text
 */
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The manifest of a plugin in this repository: built by `tsc -b`, run from its sources, its tools those of the root.
 *
 * @param {Readonly<Record<string, any>>} template
 * @param {string} name
 */
function builtInManifest({ version, description, license, type, engines, dependencies, devDependencies }, name) {
  const own = Object.entries(devDependencies).filter(([dependency]) => dependency.startsWith('@loopwright/'));
  return {
    name,
    version,
    description,
    license,
    type,
    sideEffects: false,
    engines,
    exports: {
      '.': { '@loopwright/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    files: ['dist', '!dist/*.tsbuildinfo', 'src', '!src/**/*.test.ts', '!src/**/*.bench.ts'],
    nx: { tags: ['layer:plugin'] },
    dependencies,
    devDependencies: Object.fromEntries(own),
  };
}
