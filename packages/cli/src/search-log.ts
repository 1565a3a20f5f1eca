import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin, SearchStep } from '@loopwright/core';
import { type ImprovementContext, improvementJson } from '@loopwright/report';

/** Writes every improvement of a search to a file, a line of JSON each; it is a plugin like any other. */
export class SearchLog {
  readonly #file: number;
  #context: ImprovementContext | undefined;

  /** Throws a RangeError where the file cannot be written. */
  constructor(path: string, folder: string) {
    try {
      this.#file = openSync(resolve(folder, path), 'w');
    } catch (error) {
      throw new RangeError(`--log: ${path} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
  }

  readonly plugin: Plugin = {
    name: 'search-log',
    setup: ({ hooks }) => {
      // After all that could still change the constraints.
      const last = { stage: Number.MAX_SAFE_INTEGER };
      hooks.mapspaceBuild.tap(({ reuse }, specification) => {
        this.#context = { specification, reuse };
        return undefined;
      }, last);
      hooks.searchStep.tap((step) => this.#see(step));
    },
  };

  close(): void {
    closeSync(this.#file);
  }

  #see(step: Readonly<SearchStep>): void {
    if (step.improved.length === 0 || !this.#context) return;
    writeSync(this.#file, `${JSON.stringify(improvementJson(step, this.#context))}\n`);
  }
}
