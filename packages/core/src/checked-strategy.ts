import type { CandidateBatch } from '@loopwright/mapspace';
import type { Mapper, MapperContext, SearchStrategy } from './mapper.ts';
import { attributeError, PluginError } from './plugin-error.ts';

/** Starts a mapper. What it then does wrong is thrown as a PluginError with the name of its plugin. */
export function startMapper(mapper: Mapper, plugin: string, context: MapperContext): SearchStrategy {
  const place = `mapper ${mapper.name}`;
  const strategy = attributed(plugin, place, () => mapper.start(context));
  if (typeof strategy?.ask !== 'function' || typeof strategy.tell !== 'function') {
    throw new PluginError(plugin, place, 'start must return a strategy, with ask and tell');
  }
  return new CheckedStrategy(strategy, plugin, place);
}

class CheckedStrategy implements SearchStrategy {
  readonly #strategy: SearchStrategy;
  readonly #plugin: string;
  readonly #place: string;

  constructor(strategy: SearchStrategy, plugin: string, place: string) {
    this.#strategy = strategy;
    this.#plugin = plugin;
    this.#place = place;
  }

  get done(): boolean {
    return this.#strategy.done;
  }

  get evaluated(): number {
    return this.#strategy.evaluated ?? 0;
  }

  get valid(): number {
    return this.#strategy.valid ?? 0;
  }

  get bound(): number {
    return this.#strategy.bound ?? 0;
  }

  ask(batch: CandidateBatch, most: number): number {
    const count = attributed(this.#plugin, this.#place, () => this.#strategy.ask(batch, most));
    if (Number.isInteger(count) && count >= 0 && count <= most) return count;
    throw new PluginError(this.#plugin, this.#place, `ask returned ${String(count)}, not a whole number up to ${most}`);
  }

  tell(batch: CandidateBatch, count: number): void {
    attributed(this.#plugin, this.#place, () => this.#strategy.tell(batch, count));
  }
}

function attributed<T>(plugin: string, place: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw attributeError(error, plugin, place);
  }
}
