import { type CandidateBatch, PerfectPart } from '@loopwright/mapspace';
import type { MapperContext, SearchStrategy } from './mapper.ts';

/**
 * Perfect mappings for each one of the whole mapspace: where arrays run shorter last passes a mapping takes some hundred times as long to
 * cost, so that each part has about half of the time.
 */
const PERFECT_PER_ANY = 256;

/**
 * A search by chance of an imperfect mapspace, which has one in its perfect part beside it: mappings whose factors divide are few there,
 * are mostly better than what else is drawn, and are costed much faster. What is found is no worse than the part has in half of the time.
 * Of a perfect mapspace it is the search alone.
 */
export function besidePerfectPart(
  context: MapperContext,
  start: (context: MapperContext) => SearchStrategy,
): SearchStrategy {
  const part = PerfectPart.of(context.mapspace);
  const any = start(context);
  return part ? new SideBySide(start({ ...context, mapspace: part.mapspace }), any) : any;
}

class SideBySide implements SearchStrategy {
  readonly #perfect: SearchStrategy;
  readonly #any: SearchStrategy;
  /** Perfect mappings since the last other one. */
  #since = 0;
  /** Who asked last. */
  #turn: SearchStrategy;

  constructor(perfect: SearchStrategy, any: SearchStrategy) {
    this.#perfect = perfect;
    this.#any = any;
    this.#turn = perfect;
  }

  get done(): boolean {
    return this.#perfect.done && this.#any.done;
  }

  ask(batch: CandidateBatch, most: number): number {
    const isAny = this.#perfect.done || (!this.#any.done && this.#since >= PERFECT_PER_ANY);
    this.#turn = isAny ? this.#any : this.#perfect;
    if (!isAny) {
      const count = this.#perfect.ask(batch, most);
      this.#since += count;
      return count;
    }
    const due = this.#perfect.done ? most : Math.max(1, Math.floor(this.#since / PERFECT_PER_ANY));
    const count = this.#any.ask(batch, Math.min(most, due));
    this.#since = Math.max(0, this.#since - count * PERFECT_PER_ANY);
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    this.#turn.tell(batch, count);
  }
}
