import { attributed, attributeError } from './attribute-error.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** The calls of plugins that are waited for. What they reject with is thrown as the PluginError of their author. */
export class PendingCalls {
  /** Ends the wait for each. */
  readonly #waiting = new Set<() => void>();

  async wait<T>(author: PluginAuthor, fn: () => T | Promise<T>): Promise<T> {
    const returned = attributed(author, fn);
    if (!isPromise(returned)) return returned;
    const { plugin, hook, location } = author;
    let giveUp = () => {};
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => reject(new PluginError(plugin, hook, 'it returned a promise that never settles', { location }));
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
}

export function isPromise(value: unknown): value is Promise<never> {
  return typeof value === 'object' && value !== null && typeof (value as PromiseLike<never>).then === 'function';
}
