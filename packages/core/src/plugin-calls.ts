import { attributed, attributeError } from './attribute-error.ts';
import { messageOf, type PluginAuthor, PluginError } from './plugin-error.ts';
import { callLocation, packageOf, pluginFrames } from './plugin-location.ts';

/** The calls into the plugins of one manager: who answers for them, and which are waited for. */
export class PluginCalls {
  /** [file, or folder of an installed package] plugins that tapped or registered something there. */
  readonly #homes = new Map<string, Set<string>>();
  /** Plugins whose setup is not over. */
  readonly #settingUp = new Set<string>();
  /** Ends the wait for each. */
  readonly #waiting = new Set<() => void>();

  /** Calls the setup of a plugin, and waits. */
  async setUp(plugin: string, setup: () => void | Promise<void>): Promise<void> {
    this.#settingUp.add(plugin);
    try {
      await this.wait({ plugin, hook: 'setup' }, setup);
    } finally {
      this.#settingUp.delete(plugin);
    }
  }

  /** The author of what a plugin gives at this moment. Throws a PluginError where its setup is over. */
  authorOf(plugin: string, hook: string): PluginAuthor {
    const location = callLocation();
    if (!this.#settingUp.has(plugin)) {
      const problem = 'it comes when setup is over: return a promise of setup, or await what comes before';
      throw new PluginError(plugin, hook, problem, { location });
    }
    if (location) {
      const home = homeOf(location.file);
      this.#homes.set(home, (this.#homes.get(home) ?? new Set()).add(plugin));
    }
    return { plugin, hook, location };
  }

  /** Calls what may be asynchronous. What it throws or rejects with is thrown as `attributeError` has it. */
  async wait<T>(author: PluginAuthor, fn: () => T | Promise<T>): Promise<T> {
    const returned = attributed(author, fn);
    if (!isPromise(returned)) return returned;
    const { plugin, hook } = author;
    let giveUp = () => {};
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(new PluginError(plugin, hook, 'it returned a promise that never settles', author));
    });
    this.#waiting.add(giveUp);
    try {
      return await Promise.race([returned, givenUp]);
    } catch (error) {
      throw attributeError(error, author);
    } finally {
      this.#waiting.delete(giveUp);
    }
  }

  /**
   * Stops waiting: all that is waited for rejects. For who knows that nothing is left that could settle it. Returns whether
   * anything was waited for.
   */
  giveUp(): boolean {
    for (const giveUp of this.#waiting) giveUp();
    return this.#waiting.size > 0;
  }

  /** An error that reached nobody, as the PluginError of the plugin in whose sources it arose; undefined where in none. */
  blame(error: unknown): PluginError | undefined {
    if (error instanceof PluginError) return error;
    const frames = pluginFrames(error instanceof Error ? error.stack : undefined);
    const location = frames.find(({ file }) => this.#homes.has(homeOf(file)));
    if (!location) return undefined;
    const plugins = [...this.#homes.get(homeOf(location.file))!].join(' or ');
    const problem = `an error that nobody handles: ${messageOf(error)}`;
    return new PluginError(plugins, '', problem, { cause: error, location });
  }
}

export function isPromise(value: unknown): value is Promise<never> {
  return typeof value === 'object' && value !== null && typeof (value as PromiseLike<never>).then === 'function';
}

/** What tells plugins apart: their package, or their file where they are not installed. */
function homeOf(file: string): string {
  return packageOf(file) || file;
}
