import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type KeyedResult, type ResultJson, type ResultStore, readResult } from '@loopwright/results';
import { SpecError } from '@loopwright/spec';
import { resultOfLine, storeLine } from './store-line.ts';

/**
 * Results in a file, one line of JSON each. A line is appended in one write as soon as its result is there, so that a process that
 * is killed loses the jobs under way and no other; several processes may append to one file. A line that was not written to its
 * end, or has been damaged since, is passed over. Of several results of one key the last holds.
 */
export class FileStore implements ResultStore {
  readonly file: string;
  /** Lines that could not be read. */
  readonly damagedLines: number;
  /** Texts of results by their keys. */
  readonly #texts = new Map<string, string>();
  #endsOpen: boolean;

  /**
   * @param file is made with its folder at the first result
   * @throws where it is there and cannot be read
   */
  constructor(file: string) {
    this.file = file;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    let damaged = 0;
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const result = resultOfLine(line);
      const key = result && /"key":"([0-9a-f]{64})"/.exec(result)?.[1];
      if (key) this.#texts.set(key, result);
      else damaged++;
    }
    this.damagedLines = damaged;
    this.#endsOpen = text !== '' && !text.endsWith('\n');
  }

  /** Results that are there. */
  get size(): number {
    return this.#texts.size;
  }

  /** Of the results that are there, the oldest first. */
  get keys(): readonly string[] {
    return [...this.#texts.keys()];
  }

  async get(key: string): Promise<ResultJson | undefined> {
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    try {
      return readResult({ file: this.file, text });
    } catch (error) {
      // Of a later version, or one that is no longer read: as good as not there.
      if (error instanceof SpecError) return undefined;
      throw error;
    }
  }

  async put(result: KeyedResult): Promise<void> {
    const line = storeLine(result);
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, this.#endsOpen ? `\n${line}` : line);
    this.#endsOpen = false;
    this.#texts.set(result.key, JSON.stringify(result));
  }
}
