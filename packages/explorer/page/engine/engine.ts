import { CandidateBatch, encodeMapping, type Mapspace, type Plugin, type SearchStep } from '@loopwright/core';
import {
  bindProblem,
  constrain,
  evaluateMapping,
  findMapping,
  limitsOf,
  type PreparedDesign,
  prepareDesign,
} from '@loopwright/core/engine';
import { type Improvement, searchViewOf } from '@loopwright/report-html';
import type { Session } from '../../src/session.ts';
import { type Draft, reuseOf } from '../edit/draft.ts';
import { outermostMapping } from './outermost-mapping.ts';
import type { Evaluated, Found, Opened, Progress, Question } from './protocol.ts';
import { evaluationPlugins, searchPlugins } from './session-plugins.ts';
import { WorkerHost } from './worker-host.ts';

const secondsBetweenReports = 0.1;
/** Of the search for a mapping to start from. */
const firstEvaluations = 2000;

/** Evaluates and searches for one session, as the command does with the same files. */
export class Engine {
  readonly #session: Session;
  /** For evaluations: its costs are asked once. */
  readonly #design: PreparedDesign;
  readonly #mapspace: Mapspace;
  /** For one mapping. */
  readonly #batch: CandidateBatch;
  readonly #genome: Float64Array;
  #host = new WorkerHost();
  #isSearching = false;

  /** Throws a MapspaceError where the mapspace is too large to be counted. */
  static async open(session: Session): Promise<Engine> {
    const { specification, costs } = session;
    const design = prepareDesign(await evaluationPlugins(costs), specification);
    return new Engine(session, design, await constrain(await bindProblem(design, specification)));
  }

  private constructor(session: Session, design: PreparedDesign, mapspace: Mapspace) {
    this.#session = session;
    this.#design = design;
    this.#mapspace = mapspace;
    this.#batch = new CandidateBatch(this.#mapspace.shape, 1);
    this.#genome = this.#mapspace.genome();
  }

  /** What to start the editor with. */
  async begin(): Promise<Opened> {
    const { mappers } = await searchPlugins(this.#session.costs);
    return {
      draft: await this.#firstDraft(),
      sizes: this.#mapspace.sizes,
      mappers: mappers.map(({ name, description }) => ({ name, description })),
    };
  }

  async evaluate(draft: Draft): Promise<Evaluated> {
    const { specification } = this.#session;
    const start = performance.now();
    const mapping = { mapping: draft.mapping, reuse: reuseOf(this.#session, draft) };
    const { evaluation } = await evaluateMapping(this.#design, { ...specification, mapping });
    const milliseconds = performance.now() - start;
    encodeMapping(draft.mapping, this.#batch, 0);
    const isInMapspace = this.#mapspace.encode(this.#batch, 0, this.#genome);
    return { evaluation, isInMapspace, milliseconds };
  }

  /** Runs to its end, a limit, or `stop`. */
  async search(question: Question, onProgress: (progress: Progress) => void): Promise<Found> {
    if (this.#isSearching) throw new Error('a search is under way: stop it first');
    this.#isSearching = true;
    try {
      return await this.#search(question, onProgress);
    } finally {
      this.#isSearching = false;
    }
  }

  async #search(question: Question, onProgress: (progress: Progress) => void): Promise<Found> {
    this.#host = new WorkerHost();
    const { specification, costs } = this.#session;
    const plugins = await searchPlugins(costs);
    const improvements: Improvement[] = [];
    await plugins.use(lookOn(improvements, onProgress));
    const settings = { ...question, limits: limitsOf(question.limits, plugins.mapper(question.mapper)) };
    const result = await findMapping(prepareDesign(plugins, specification), specification, settings, this.#host);
    const front = result.outcome.front?.map(({ mapping }) => mapping) ?? [];
    return { best: result.best?.mapping ?? null, front, view: searchViewOf(result, improvements) };
  }

  stop(): void {
    this.#host.interrupted = true;
  }

  async #firstDraft(): Promise<Draft> {
    const { specification, search } = this.#session;
    if (specification.mapping) return { mapping: specification.mapping.mapping, rules: 'mapping' };
    const { objective, seed } = search;
    const limits = { evaluations: firstEvaluations };
    const { best } = await this.search({ mapper: 'random-pruned', objective, seed, limits }, () => {});
    return { mapping: best ?? outermostMapping(specification), rules: 'constraints' };
  }
}

/** Keeps when the search got better, and reports at intervals how it stands. */
function lookOn(improvements: Improvement[], report: (progress: Progress) => void): Plugin {
  let last = Number.NEGATIVE_INFINITY;
  const see = ({ improved, evaluated, valid, seconds, bestScore, bound }: Readonly<SearchStep>) => {
    if (improved.length > 0) improvements.push({ evaluated, seconds, score: bestScore });
    if (seconds - last < secondsBetweenReports) return;
    last = seconds;
    report({ evaluated, valid, seconds, bestScore, bound });
  };
  return { name: 'explorer', setup: ({ hooks }) => hooks.searchStep.tap(see) };
}
