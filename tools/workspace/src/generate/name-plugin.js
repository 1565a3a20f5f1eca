// @ts-check
import { pascalCase } from '../../../new-plugin/src/template-files.js';
import { writeJson } from './write-json.js';

/** @import { Tree } from 'nx/src/devkit-exports.js' */
/** @typedef {{ readonly kind: string, readonly name: string, readonly description: string, readonly version: string }} Plugin */

/** Modules that list plugins: an import and an entry for each. Mappers go by their own name where only mappers stand. */
const lists = [
  { package: 'packages/cli', file: 'src/built-in-plugins.ts', field: 'dependencies', onRequest: true },
  { package: 'tools/browser-test', file: 'src/evaluate-sources.ts', field: 'devDependencies' },
  { package: 'packages/explorer', file: 'page/engine/mappers.ts', field: 'devDependencies', only: 'mapper' },
];

/**
 * Names a plugin in every list, in the package.json that each needs, and on the page of its kind.
 *
 * @param {Tree} tree
 * @param {Plugin} plugin
 */
export function namePlugin(tree, plugin) {
  const { kind, name, version } = plugin;
  const packageName = `@loopwright/${kind}-${name}`;
  const factory = `${kind}${pascalCase(name)}`;
  for (const list of lists.filter(({ only }) => only === undefined || only === kind)) {
    const key = list.only === undefined ? `${kind}-${name}` : name;
    // A mapper runs when asked for by name; what changes costs must not come unasked.
    const value = list.onRequest && kind !== 'mapper' ? `onRequest(${factory})` : factory;
    const file = `${list.package}/${list.file}`;
    let text = tree.read(file, 'utf8') ?? '';
    text = withLine(text, /^import \{ \w+ \} from '(@loopwright\/(?:mapper|energy|cost)-[\w-]+)';$/, {
      key: packageName,
      line: `import { ${factory} } from '${packageName}';`,
    });
    text = withLine(text, /^ {2}'?([\w-]+)'?: (?:onRequest\()?(?:mapper|energy|cost)[A-Z]\w*\)?,$/, {
      key,
      line: `  ${/^\w+$/.test(key) ? key : `'${key}'`}: ${value},`,
    });
    tree.write(file, text);
    addDependency(tree, `${list.package}/package.json`, list.field, packageName, `^${version}`);
  }
  if (kind === 'mapper') nameMapper(tree, plugin);
}

/**
 * A mapper has a line on the page of mappers, and is one of those that the explorer's page can run.
 *
 * @param {Tree} tree
 * @param {Plugin} mapper
 */
function nameMapper(tree, { name, description }) {
  const page = (tree.read(PAGE, 'utf8') ?? '').split('\n');
  const header = page.indexOf('| mapper | use it |');
  if (header < 0) throw new Error(`${PAGE} has no table of mappers`);
  const end = page.findIndex((line, index) => index > header && !line.startsWith('|'));
  tree.write(PAGE, page.toSpliced(end, 0, `| \`${name}\` | ${description} |`).join('\n'));
  const names = tree.read(PAGE_MAPPERS, 'utf8') ?? '';
  tree.write(PAGE_MAPPERS, withLine(names, /^ {2}'([\w-]+)',$/, { key: name, line: `  '${name}',` }));
}

const PAGE = 'docs/mappers.md';
const PAGE_MAPPERS = 'packages/explorer/src/page-mappers.ts';

/**
 * Puts a line among those of a list, in the order of their keys. Throws where there is no such list.
 *
 * @param {string} text
 * @param {RegExp} pattern of a line, with its key as the first group
 * @param {{ readonly key: string, readonly line: string }} added
 */
function withLine(text, pattern, { key, line }) {
  const lines = text.split('\n');
  const keys = lines.map((one) => pattern.exec(one)?.[1]);
  const after = keys.findIndex((other) => other !== undefined && other > key);
  const last = keys.findLastIndex((other) => other !== undefined);
  if (last < 0) throw new Error(`no list of plugins to put ${key} in`);
  return lines.toSpliced(after >= 0 ? after : last + 1, 0, line).join('\n');
}

/**
 * @param {Tree} tree
 * @param {string} file
 * @param {string} field
 * @param {string} name
 * @param {string} range
 */
function addDependency(tree, file, field, name, range) {
  const manifest = JSON.parse(tree.read(file, 'utf8') ?? '');
  const entries = Object.entries({ ...manifest[field], [name]: range });
  writeJson(tree, file, { ...manifest, [field]: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) });
}
