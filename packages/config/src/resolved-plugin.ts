import type { Plugin } from '@loopwright/core';
import type { PluginReference } from '@loopwright/core/engine';

/** A plugin, and from what another thread or machine loads it. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  readonly reference: PluginReference;
}

/** A plugin of a configuration, and the module or config file it comes from. */
export interface ResolvedPlugin extends LoadedPlugin {
  readonly from: string;
  /** Whether a configuration or the command line names it, rather than that it comes along. */
  readonly isNamed: boolean;
}
