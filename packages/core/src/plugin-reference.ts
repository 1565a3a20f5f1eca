/** A plugin as plain data: who it is, which decides what it does, and where it is loaded from, which decides nothing. */
export interface PluginReference extends PluginIdentity {
  readonly origin: PluginOrigin;
}

/** Equal where two plugins do the same, on whatever machine. */
export interface PluginIdentity {
  readonly name: string;
  /** Of the plugin, or else of the package it comes from; null where neither says one. */
  readonly version: string | null;
  /** What its factory was called with; null where it was called with nothing, or by code that does not say. */
  readonly options: JsonValue;
  /**
   * SHA-256 of the module's text, where a name and a version do not tell: modules that were named by a path, and configurations
   * whose code makes plugins. What such a module imports is not seen. Null elsewhere.
   */
  readonly digest: string | null;
  /** Whether its claims hold over all others: the user has just asked for it. */
  readonly isPreferred: boolean;
  /** What the configuration says in its section, before its schema fills in defaults; null where nothing. */
  readonly section: JsonValue;
}

/** Where a plugin is loaded from. */
export type PluginOrigin =
  /** One that comes along, by its name. */
  | { readonly kind: 'built in'; readonly name: string }
  /** A module that exports the factory; called with the options. */
  | { readonly kind: 'module'; readonly module: string }
  /** A configuration whose code makes the plugin, or its options: found there by the keys from the default export on. */
  | { readonly kind: 'configuration'; readonly module: string; readonly keys: readonly (string | number)[] };

/** What JSON can write. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What decides a result, without what only says where to load it. */
export function pluginIdentity(reference: PluginReference): PluginIdentity {
  const { name, version, options, digest, isPreferred, section } = reference;
  return { name, version, options, digest, isPreferred, section };
}
