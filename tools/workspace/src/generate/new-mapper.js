// @ts-check
import newPlugin from './new-plugin.js';

/** @import { Tree } from 'nx/src/devkit-exports.js' */

/**
 * `nx g @loopwright/workspace:new-mapper NAME`.
 *
 * @param {Tree} tree
 * @param {{ readonly name: string, readonly description: string }} options
 */
export default function newMapper(tree, options) {
  return newPlugin(tree, { ...options, kind: 'mapper' });
}
