import type { PluginManager, PluginReference } from '@loopwright/core/engine';

/** Loads the plugins of some references and sets them up. */
export type LoadPlugins = (references: readonly PluginReference[]) => Promise<PluginManager>;

/** Sets kept: several jobs, each with its own plugins, may take turns. */
const mostSets = 8;

/** Plugins that are set up once for all jobs that refer to the same ones. */
export class PluginSets {
  readonly #load: LoadPlugins;
  /** By the references, the one asked for last at the end. */
  readonly #sets = new Map<string, Promise<PluginManager>>();

  constructor(load: LoadPlugins) {
    this.#load = load;
  }

  get(references: readonly PluginReference[]): Promise<PluginManager> {
    const key = JSON.stringify(references);
    const set = this.#sets.get(key) ?? this.#load(references);
    this.#sets.delete(key);
    this.#sets.set(key, set);
    // What could not be loaded may be there the next time.
    set.catch(() => this.#sets.delete(key));
    for (const oldest of this.#sets.keys()) {
      if (this.#sets.size <= mostSets) break;
      this.#sets.delete(oldest);
    }
    return set;
  }
}
