import { readFileSync } from 'node:fs';
import type { CandidateBatch, MappingResult, Mapspace, Plugin, SearchResult, SearchStrategy } from '@loopwright/core';
import { diagnose, evaluateMapping, findMapping, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification, type SourceText } from '@loopwright/spec';

/** A file of `samples/`, or one that is there in memory only. */
type Source = string | SourceText;

export function sampleText(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
}

/** The small array and problem of `samples/`, with other files. */
function sample(...files: Source[]) {
  const sources = ['arch.yaml', 'problem.yaml', 'tables.yaml', ...files].map((source) => {
    if (typeof source !== 'string') return source;
    return { file: source, text: sampleText(source) };
  });
  return loadSpecification(sources).specification;
}

/** Tries the first ids of the mapspace one after the other: golden texts must not change with the mappers. */
const mapperInOrder: Plugin = {
  name: 'mapper-in-order',
  setup({ registerMapper }) {
    registerMapper({ name: 'in-order', description: 'ids from 0', start: ({ mapspace }) => new InOrder(mapspace) });
  },
};

class InOrder implements SearchStrategy {
  done: boolean;
  readonly #mapspace: Mapspace;
  readonly #digits: Float64Array;

  constructor(mapspace: Mapspace) {
    this.#mapspace = mapspace;
    this.#digits = mapspace.genome();
    this.done = diagnose(mapspace).some(({ kind }) => kind === 'fanout-overfull');
  }

  ask(batch: CandidateBatch, most: number): number {
    for (let candidate = 0; candidate < most; candidate++) {
      this.#mapspace.decode(this.#digits, batch, candidate);
      if (!this.#mapspace.advance(this.#digits)) this.done = true;
      if (this.done) return candidate + 1;
    }
    return most;
  }

  tell(): void {}
}

async function plugins(): Promise<PluginManager> {
  const manager = new PluginManager();
  await manager.use(energyTables());
  await manager.use(mapperInOrder);
  return manager;
}

export async function evaluateSample(...files: Source[]): Promise<MappingResult> {
  const specification = sample(...files);
  return evaluateMapping(prepareDesign(await plugins(), specification), specification);
}

/** A search of a fixed length, on a clock of which every look takes a quarter of a second. */
export async function searchSample(...files: Source[]): Promise<SearchResult> {
  let looks = 0;
  const host = { nowSeconds: () => looks++ / 4, pause: async () => {}, interrupted: false };
  const objective = ['edp', 'energy'] as const;
  const settings = { mapper: 'in-order', objective, limits: { evaluations: 5000 }, seed: 1 };
  const specification = sample(...files);
  return findMapping(prepareDesign(await plugins(), specification), specification, settings, host);
}
