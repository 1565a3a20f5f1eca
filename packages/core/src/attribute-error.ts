import { messageOf, type PluginAuthor, PluginError } from './plugin-error.ts';
import { pluginLocation } from './plugin-location.ts';
import { BrokenBoundError } from './search/broken-bound-error.ts';

/** Calls what a plugin gave: what it throws is thrown as the PluginError of its author. */
export function attributed<T>(author: PluginAuthor, fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    // A wrong proof is for its author to put right, not for who has it searched.
    if (error instanceof BrokenBoundError) throw error;
    throw attributeError(error, author);
  }
}

/** The error of an author. Its place is the last that the plugin passed, or else where it gave what was called. */
export function attributeError(error: unknown, { plugin, hook, location: given }: PluginAuthor): PluginError {
  const location = pluginLocation(error instanceof Error ? error.stack : undefined, given?.file) ?? given;
  if (error instanceof PluginError) return error.at(location);
  return new PluginError(plugin, hook, messageOf(error), { cause: error, location });
}
