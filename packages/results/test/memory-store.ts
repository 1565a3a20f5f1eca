import type { ResultJson } from '../src/result-json.ts';
import type { KeyedResult, ResultStore } from '../src/result-store.ts';

/** A store that forgets when the process ends. */
export class MemoryStore implements ResultStore {
  readonly #results = new Map<string, ResultJson>();

  async get(key: string): Promise<ResultJson | undefined> {
    return this.#results.get(key);
  }

  async put(result: KeyedResult): Promise<void> {
    this.#results.set(result.key, result);
  }
}
