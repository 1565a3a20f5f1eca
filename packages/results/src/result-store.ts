import type { ResultJson } from './result-json.ts';

/** Keeps results, each under its key: in memory, in a folder, on a server. */
export interface ResultStore {
  /** Undefined where there is none. */
  get(key: string): Promise<ResultJson | undefined>;
  /** Takes the place of what stands there. */
  put(result: KeyedResult): Promise<void>;
}

/** A result that can be found again. */
export type KeyedResult = ResultJson & { readonly key: string };
