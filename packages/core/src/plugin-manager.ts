import { createHooks, type Hooks } from './hooks.ts';
import type { Mapper } from './mapper.ts';
import type { HookFacades, Plugin, PluginApi, TapPlace } from './plugin.ts';
import { PluginError } from './plugin-error.ts';

/** What a plugin brought, for `loopwright plugins`. */
export interface PluginRecord {
  readonly plugin: Plugin;
  readonly mappers: readonly string[];
  /** Names of the hooks it tapped. */
  readonly hooks: readonly string[];
}

/** Sets plugins up, one after the other, and keeps what they registered. */
export class PluginManager {
  readonly hooks: Hooks = createHooks();
  readonly #mappers = new Map<string, { mapper: Mapper; plugin: string }>();
  readonly #plugins = new Map<string, Plugin>();

  async use(plugin: Plugin): Promise<void> {
    if (this.#plugins.has(plugin.name)) {
      throw new PluginError(plugin.name, 'setup', 'two plugins have this name; configure it once');
    }
    this.#plugins.set(plugin.name, plugin);
    try {
      await plugin.setup(this.#apiFor(plugin));
    } catch (error) {
      if (error instanceof PluginError) throw error;
      throw new PluginError(plugin.name, 'setup', error instanceof Error ? error.message : String(error), error);
    }
  }

  /** The mapper of that name. Throws an error that lists the names there are. */
  mapper(name: string): Mapper {
    const found = this.#mappers.get(name);
    if (found) return found.mapper;
    const names = [...this.#mappers.keys()].sort();
    const known = names.length > 0 ? `there are ${names.join(', ')}` : 'no plugin registers any';
    throw new RangeError(`no mapper is named ${name}: ${known}`);
  }

  /** The plugin that registered a mapper. */
  pluginOf(mapper: string): string {
    return this.#mappers.get(mapper)?.plugin ?? mapper;
  }

  get mappers(): readonly Mapper[] {
    return [...this.#mappers.values()].map(({ mapper }) => mapper);
  }

  get plugins(): readonly PluginRecord[] {
    return [...this.#plugins.values()].map((plugin) => ({
      plugin,
      mappers: [...this.#mappers].filter(([, entry]) => entry.plugin === plugin.name).map(([name]) => name),
      hooks: Object.entries(this.hooks)
        .filter(([, hook]) => hook.taps.some((tap: { name: string }) => tap.name === plugin.name))
        .map(([name]) => name),
    }));
  }

  #apiFor(plugin: Plugin): PluginApi {
    return {
      hooks: facades(this.hooks, plugin.name),
      registerMapper: (mapper) => {
        const taken = this.#mappers.get(mapper.name);
        if (taken) {
          const both = `plugins ${taken.plugin} and ${plugin.name} both register a mapper named ${mapper.name}`;
          throw new PluginError(plugin.name, 'setup', both);
        }
        this.#mappers.set(mapper.name, { mapper, plugin: plugin.name });
      },
    };
  }
}

interface NamedHook {
  tap(place: TapPlace, fn: unknown): void;
  tapPromise?(place: TapPlace, fn: unknown): void;
}

function facades(hooks: Hooks, name: string): HookFacades {
  const entries = Object.entries(hooks).map(([hookName, hook]) => {
    const named = hook.withOptions({ name } as object) as unknown as NamedHook;
    const facade = {
      tap: (fn: unknown, place: TapPlace = {}) => named.tap(place, fn),
      tapPromise: (fn: unknown, place: TapPlace = {}) => named.tapPromise?.(place, fn),
    };
    return [hookName, facade];
  });
  return Object.fromEntries(entries) as unknown as HookFacades;
}
