// @ts-check
import { posix } from 'node:path';

/** @import { Tree } from 'nx/src/devkit-exports.js' */
/** @import { SyncGeneratorResult } from 'nx/src/utils/sync-generators.js' */

/**
 * `nx sync` writes the project references of every package after the dependencies in its package.json, and those of
 * the root after the packages there are; `nx sync:check` says where they differ.
 *
 * @param {Tree} tree
 * @returns {SyncGeneratorResult}
 */
export default function syncReferences(tree) {
  const built = ['packages', 'plugins']
    .flatMap((group) => tree.children(group).map((name) => `${group}/${name}`))
    .filter((folder) => tree.exists(`${folder}/package.json`) && tree.exists(`${folder}/tsconfig.json`))
    .map((folder) => ({ folder, manifest: JSON.parse(tree.read(`${folder}/package.json`, 'utf8') ?? '') }));
  const folderOf = new Map(built.map(({ folder, manifest }) => [manifest.name, folder]));

  const stale = built.filter(({ folder, manifest }) => {
    const used = Object.keys(manifest.dependencies ?? {}).flatMap((name) => folderOf.get(name) ?? []);
    return writeReferences(
      tree,
      `${folder}/tsconfig.json`,
      used.map((other) => posix.relative(folder, other)),
    );
  });
  const isRootStale = writeReferences(tree, 'tsconfig.json', [...folderOf.values()]);
  const names = [...stale.map(({ folder }) => `${folder}/tsconfig.json`), ...(isRootStale ? ['tsconfig.json'] : [])];
  if (names.length === 0) return;
  return { outOfSyncMessage: `References differ from the dependencies in package.json: ${names.join(', ')}` };
}

/**
 * Leaves all else as it stands, comments included; returns whether anything changed.
 *
 * @param {Tree} tree
 * @param {string} file
 * @param {readonly string[]} paths
 */
function writeReferences(tree, file, paths) {
  const text = tree.read(file, 'utf8') ?? '';
  const list = paths.toSorted().map((path) => `{ "path": ${JSON.stringify(path)} }`);
  const member = /** @param {string} value */ (value) => `"references": ${value}`;
  const inline = member(`[${list.join(', ')}]`);
  const references = inline.length <= LINE - 2 ? inline : member(`[\n    ${list.join(',\n    ')}\n  ]`);
  const changed = withMember(text, list.length === 0 ? undefined : references);
  if (changed === text) return false;
  tree.write(file, changed);
  return true;
}

/** Columns of a line, as in biome.json. */
const LINE = 120;
const REFERENCES = /,?\s*"references":\s*\[[^\]]*\]/;

/**
 * @param {string} text
 * @param {string | undefined} member
 */
function withMember(text, member) {
  if (member === undefined) return text.replace(REFERENCES, '');
  if (REFERENCES.test(text)) return text.replace(/"references":\s*\[[^\]]*\]/, () => member);
  return text.replace(/\s*\}\s*$/, () => `,\n  ${member}\n}\n`);
}
