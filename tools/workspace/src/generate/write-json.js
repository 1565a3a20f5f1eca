// @ts-check

/** @import { Tree } from 'nx/src/devkit-exports.js' */

/**
 * As biome formats a package.json.
 *
 * @param {Tree} tree
 * @param {string} file
 * @param {object} value
 */
export function writeJson(tree, file, value) {
  tree.write(file, `${JSON.stringify(value, null, 2)}\n`);
}
