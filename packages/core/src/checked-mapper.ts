import type { CandidateBatch } from '@loopwright/mapspace';
import { attributed } from './attribute-error.ts';
import type { Mapper, MapperContext, SearchStrategy } from './mapper.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** The mapper as the search runs it. What it does wrong is thrown as a PluginError of its author. */
export function checkedMapper(mapper: Mapper, author: PluginAuthor): Mapper {
  const { name, description, endsByItself, indivisible } = mapper;
  return {
    name,
    description,
    ...(endsByItself !== undefined && { endsByItself }),
    ...(indivisible !== undefined && { indivisible }),
    start: (context) => startChecked(mapper, author, context),
  };
}

function startChecked(mapper: Mapper, author: PluginAuthor, context: MapperContext): SearchStrategy {
  const strategy = attributed(author, () => mapper.start(context));
  if (typeof strategy?.ask === 'function' && typeof strategy.tell === 'function') {
    return new CheckedStrategy(strategy, author);
  }
  const problem = 'start must return a strategy, with ask and tell';
  throw new PluginError(author.plugin, author.hook, problem, author);
}

class CheckedStrategy implements SearchStrategy {
  readonly #strategy: SearchStrategy;
  readonly #author: PluginAuthor;

  constructor(strategy: SearchStrategy, author: PluginAuthor) {
    this.#strategy = strategy;
    this.#author = author;
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

  get bound(): number | undefined {
    return this.#strategy.bound;
  }

  get frontIsComplete(): boolean {
    return this.#strategy.frontIsComplete ?? false;
  }

  get whyUnproven(): string | undefined {
    return this.#strategy.whyUnproven;
  }

  get provenParts(): readonly string[] {
    return this.#strategy.provenParts ?? [];
  }

  ask(batch: CandidateBatch, most: number): number {
    const count = attributed(this.#author, () => this.#strategy.ask(batch, most));
    if (Number.isInteger(count) && count >= 0 && count <= most) return count;
    const { plugin, hook } = this.#author;
    const problem = `ask returned ${String(count)}, not a whole number up to ${most}`;
    throw new PluginError(plugin, hook, problem, this.#author);
  }

  tell(batch: CandidateBatch, count: number): void {
    attributed(this.#author, () => this.#strategy.tell(batch, count));
  }
}
