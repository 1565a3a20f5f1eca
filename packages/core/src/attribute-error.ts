import { messageOf, type PluginAuthor, PluginError } from './plugin-error.ts';
import { pluginLocation } from './plugin-location.ts';
import { BrokenBoundError } from './search/broken-bound-error.ts';

/** Calls what a plugin gave: what it throws is thrown as `attributeError` has it. */
export function attributed<T>(author: PluginAuthor, fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    throw attributeError(error, author);
  }
}

/**
 * The PluginError of an author. Its place is the last that the plugin passed, or else where it gave what was called. What
 * speaks of something else than the plugin stays what it is.
 */
export function attributeError(error: unknown, { plugin, hook, location: given }: PluginAuthor): Error {
  // A wrong proof is for its author to put right, not for who has it searched.
  if (error instanceof BrokenBoundError) return error;
  // The files of users are wrong, not the plugin that reads them; by name, as it may come from another copy of the package.
  if (error instanceof Error && error.name === 'SpecError') return error;
  const location = pluginLocation(error instanceof Error ? error.stack : undefined, given?.file) ?? given;
  if (error instanceof PluginError) return error.at(location);
  return new PluginError(plugin, hook, messageOf(error), { cause: error, location });
}
