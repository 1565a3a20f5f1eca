import type { SourceLocation } from '@loopwright/spec';

/**
 * The place in a plugin's sources that a call stack passes last: behind what the plugin called of loopwright, of libraries
 * and of the machine. Undefined where the stack does not say.
 *
 * @param home a file of the plugin, where one is known: libraries that it uses are then told from itself
 */
export function pluginLocation(stack: string | undefined, home?: string): SourceLocation | undefined {
  const frames = pluginFrames(stack);
  if (home === undefined) return frames.find(({ file }) => packageOf(file) === '') ?? frames[0];
  return frames.find(({ file }) => packageOf(file) === packageOf(home));
}

/** Where the plugin called what is running now. */
export function callLocation(): SourceLocation | undefined {
  return pluginFrames(new Error('for its stack').stack)[0];
}

/** From where core stops, inwards, to where it begins again: there it called the plugin. */
export function pluginFrames(stack: string | undefined): SourceLocation[] {
  const frames = framesOf(stack).filter(({ file }) => !file.startsWith('node:'));
  const begin = frames.findIndex(({ file }) => !isEngine(file));
  if (begin === -1) return [];
  const inner = frames.slice(begin);
  const end = inner.findIndex(({ file }) => isCore(file));
  return end === -1 ? inner : inner.slice(0, end);
}

/** Frames of V8, the innermost first. Other machines write others: nothing is found there. */
function framesOf(stack = ''): SourceLocation[] {
  return stack.split('\n').flatMap((line) => {
    const found = /(?:^\s*at (?:async )?|\()((?:file:|node:|[A-Za-z]:[\\/]|\/).+):(\d+):(\d+)\)?$/.exec(line);
    return found ? [{ file: pathOf(found[1]), line: Number(found[2]), column: Number(found[3]) }] : [];
  });
}

function pathOf(file: string): string {
  const plain = file.replace(/[?#].*$/, '');
  if (!plain.startsWith('file://')) return plain;
  // Windows has a drive behind the slash.
  return decodeURIComponent(plain.slice('file://'.length)).replace(/^\/([A-Za-z]:)/, '$1');
}

/** Folder of the installed package that holds a file; empty for what is not installed but somebody's own. */
export function packageOf(file: string): string {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/.exec(file)?.[0] ?? '';
}

/** This file's own frame tells where core stands: in the clone beside the engine's other packages, or installed. */
const own = framesOf(new Error('for its stack').stack)[0]?.file ?? '';
const coreFolder = own.replace(/(?:[^\\/]*[\\/])?[^\\/]*$/, '');
const packagesFolder = coreFolder.replace(/[^\\/]*[\\/]$/, '');

function isCore(file: string): boolean {
  return (coreFolder !== '' && file.startsWith(coreFolder)) || /[\\/]node_modules[\\/]tapable[\\/]/.test(file);
}

/** Core, and in the clone the packages beside it. Of what is installed, packages tell engine and plugin apart. */
function isEngine(file: string): boolean {
  return isCore(file) || (packagesFolder !== '' && packageOf(own) === '' && file.startsWith(packagesFolder));
}
