import { type Place, TemplateFault } from './fault.ts';
import * as problems from './problems.ts';

/** As much as a specification may hold. */
export const MAX_CHARACTERS = 16_000_000;
const MAX_ITEMS = 100_000;
/** Steps, and characters and items that pass through them: a second or two. */
const MAX_WORK = 200_000_000;
const STEP = 50;

/** Anything that has a value in a template. */
interface Value {
  readonly value: unknown;
}

/** Counts what a template does, whatever it consists of, so that each comes to an end. */
export class WorkLimit {
  #work = 0;
  #characters = 0;
  /** Of the tag that is running. */
  place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  step(): void {
    this.#spend(STEP);
  }

  /** Passes a value on, if it is of a size that can be worked with. */
  pass<T extends Value>(result: T): T {
    this.step();
    const { value } = result;
    if (typeof value === 'string') this.#spendText(value.length);
    else if (typeof value === 'object' && value !== null) this.#spend(this.#itemsIn(result));
    return result;
  }

  /** Characters that stay: of what is rendered, and of files. */
  keep(characters: number): void {
    this.#characters += characters;
    if (this.#characters > MAX_CHARACTERS) this.#stop('more text than a specification holds', MAX_CHARACTERS);
  }

  /** Whether so many characters more may be kept. */
  hasRoom(characters: number): boolean {
    return this.#characters + characters <= MAX_CHARACTERS;
  }

  checkItems(count: number): void {
    if (!(count <= MAX_ITEMS)) this.#stop(`a list of ${count} items`, MAX_ITEMS);
  }

  #spendText(characters: number): void {
    if (characters > MAX_CHARACTERS) this.#stop(`a text of ${characters} characters`, MAX_CHARACTERS);
    this.#spend(characters);
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > MAX_WORK) this.#stop(`more than ${MAX_WORK / STEP} steps`, MAX_WORK / STEP);
  }

  /** Shared ones count as often as they are used: that is how often they are written. */
  #itemsIn(root: Value): number {
    const open: Value[] = [root];
    let items = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (++items > MAX_ITEMS) this.#stop(`a value of more than ${MAX_ITEMS} items`, MAX_ITEMS);
      const { value } = next;
      if (Array.isArray(value)) for (const item of value) open.push(item);
      else if (value instanceof Map) for (const item of value.values()) open.push(item);
      else if (typeof value === 'string') items += value.length / 16;
    }
    return items;
  }

  #stop(what: string, limit: number): never {
    throw new TemplateFault(problems.tooMuch(this.place, what, limit));
  }
}
