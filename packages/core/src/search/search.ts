import { CandidateBatch, copyCandidate } from '@loopwright/mapspace';
import { type Evaluate, Rejection, rejectionNames } from '@loopwright/model';
import type { SearchStrategy } from '../mapper.ts';
import type { Objective } from '../objective.ts';
import type { FrontPoint, ParetoFront } from '../pareto-front.ts';
import { claimOf } from './proof-claim.ts';

/** Candidates per batch: few enough to look at the clock about a thousand times a second. */
const BATCH_CANDIDATES = 512;
/** Between two pauses that let the host handle signals and messages. */
const PAUSE_SECONDS = 0.05;

/** When a search ends; what is left out does not limit it. */
export interface SearchLimits {
  readonly seconds?: number;
  readonly evaluations?: number;
  /** Valid mappings in a row that bring nothing better. */
  readonly victoryCondition?: number;
  /** Rejected mappings in a row. */
  readonly timeout?: number;
  /** Value of the first metric that is good enough. */
  readonly target?: number;
}

/** Why a search ended. */
export type StopReason = 'exhausted' | 'seconds' | 'evaluations' | 'victory' | 'timeout' | 'target' | 'interrupted';

/** The clock and the event loop of the machine that the search runs on. */
export interface SearchHost {
  nowSeconds(): number;
  /** Lets other work of the host go on. */
  pause(): Promise<void>;
  /** Becomes true where the user wants no more. */
  readonly interrupted: boolean;
}

/** What a search is doing; one object, kept up to date. Where several threads search, the figures are those of all. */
export interface SearchStep {
  /** The shard that made the step. */
  shard: number;
  /** Candidates decoded and checked, and those that were costed in full. */
  evaluated: number;
  valid: number;
  seconds: number;
  /** The best so far is candidate 0; null before any valid one. */
  best: CandidateBatch | null;
  /** First metric of the best, Infinity before any valid one. */
  bestScore: number;
  /** Least first metric that any mapping can have, as far as proven; 0 where unknown. */
  bound: number;
  /**
   * The last batch, its candidates that were better than all before them, and how many it holds. From other threads only
   * what is better comes here.
   */
  batch: CandidateBatch;
  batchCount: number;
  readonly improved: number[];
  /** [rejection * levels + level] candidates refused there. */
  readonly rejections: Float64Array;
  /** [rejection * levels + level] what the one needed that missed by least; NaN where none was refused. */
  readonly closest: Float64Array;
}

export interface SearchOutcome {
  readonly best: CandidateBatch | null;
  readonly bestScore: number;
  readonly evaluated: number;
  readonly valid: number;
  readonly seconds: number;
  readonly stopped: StopReason;
  /** True only where no mapping of the mapspace is better by the metrics in their order, proven. */
  readonly optimal: boolean;
  readonly bound: number;
  /** Why the best is not proven to be it; null where it is, and where the mapper proves nothing. */
  readonly whyUnproven: string | null;
  /** Parts of the mapspace, in words, the smallest first, of which no mapping is better: proven. */
  readonly provenParts: readonly string[];
  /** [rejection * levels + level], as in the step. */
  readonly rejections: Float64Array;
  readonly closest: Float64Array;
  /** Least energy first; null where the objective does not ask for it. A complete one is of energy and cycles alone. */
  readonly front: readonly FrontPoint[] | null;
  /** True only where no mapping of the mapspace beats a point of the front in energy and cycles, and none but these is unbeaten: proven. */
  readonly frontIsComplete: boolean;
  /** Threads that searched. */
  readonly shards: number;
}

/** What bounds a search, and who looks on. */
export interface SearchControl {
  readonly limits: SearchLimits;
  readonly host: SearchHost;
  readonly onStep: (step: SearchStep) => void;
  /** When the search began, on the clock of the host, where it waited for its turn since; now by default. */
  readonly startSeconds?: number;
}

export interface SearchOptions extends SearchControl {
  readonly strategy: SearchStrategy;
  readonly evaluate: Evaluate;
  readonly objective: Objective;
  readonly batch: CandidateBatch;
  readonly shard: number;
  /** Gets every valid candidate. */
  readonly front: ParetoFront | null;
}

/** A batch of the size that searches use. */
export function searchBatch(shape: CandidateBatch['shape']): CandidateBatch {
  return new CandidateBatch(shape, BATCH_CANDIDATES);
}

/** Drives a strategy: ask, evaluate, tell, until it is done or a limit is reached. */
export async function search(options: SearchOptions): Promise<SearchOutcome> {
  const { strategy, evaluate, limits, host, onStep, batch } = options;
  const start = options.startSeconds ?? host.nowSeconds();
  const step = firstStep(batch, options.shard);
  const streak = { rejected: 0, worse: 0 };
  let asked = 0;
  let lastPause = start;
  takeFigures(step, strategy, asked);
  // One that found out at its start that nothing is left to try is not asked.
  let stopped: StopReason | null = strategy.done ? 'exhausted' : null;
  while (stopped === null) {
    const most = Math.min(batch.capacity, (limits.evaluations ?? Infinity) - step.evaluated);
    const count = strategy.ask(batch, most);
    for (let candidate = 0; candidate < count; candidate++) evaluate(batch, candidate);
    asked += count;
    learn(step, streak, options, count);
    strategy.tell(batch, count);
    const now = host.nowSeconds();
    step.seconds = now - start;
    takeFigures(step, strategy, asked);
    onStep(step);
    stopped = stopReason(step, streak, strategy, limits, host);
    if (now - lastPause > PAUSE_SECONDS) {
      await host.pause();
      lastPause = host.nowSeconds();
    }
  }
  const { best, bestScore, evaluated, seconds, bound, rejections, closest } = step;
  const leftNothing = stopped === 'exhausted' && strategy.whyUnproven === undefined;
  const { provenParts = [] } = strategy;
  const claim = claimOf(step, options.objective, leftNothing, whyUnproven(strategy, stopped));
  const front = options.front;
  const frontIsComplete = front !== null && strategy.frontIsComplete === true;
  return {
    best,
    bestScore,
    evaluated,
    valid: step.valid + (strategy.valid ?? 0),
    seconds,
    stopped,
    ...claim,
    provenParts,
    bound,
    rejections,
    closest,
    front: frontIsComplete ? front.ofEnergyAndCycles() : (front?.points ?? null),
    frontIsComplete,
    shards: 1,
  };
}

function whyUnproven({ whyUnproven, bound }: SearchStrategy, stopped: StopReason): string | null {
  if (whyUnproven !== undefined) return whyUnproven;
  return bound !== undefined && stopped !== 'exhausted' ? 'stopped before the proof ended' : null;
}

/** Nothing is known yet. */
export function firstStep(batch: CandidateBatch, shard: number): SearchStep {
  const places = rejectionNames.length * batch.shape.levels;
  return {
    shard,
    evaluated: 0,
    valid: 0,
    seconds: 0,
    best: null,
    bestScore: Infinity,
    bound: 0,
    batch,
    batchCount: 0,
    improved: [],
    rejections: new Float64Array(places),
    closest: new Float64Array(places).fill(Number.NaN),
  };
}

/** What the strategy says of itself. */
function takeFigures(step: SearchStep, strategy: SearchStrategy, asked: number): void {
  step.evaluated = asked + (strategy.evaluated ?? 0);
  step.bound = strategy.bound ?? 0;
}

/** Whether a mapping that needs `needed` missed by less than one that needed `closest`, or is the first. */
export function isCloser(rejection: number, needed: number, closest: number): boolean {
  if (Number.isNaN(closest)) return true;
  const isLeast = rejection === Rejection.Utilization || rejection === Rejection.Parallelism;
  return isLeast ? needed > closest : needed < closest;
}

function learn(
  step: SearchStep,
  streak: { rejected: number; worse: number },
  { objective, front }: SearchOptions,
  count: number,
): void {
  const { batch, rejections, closest } = step;
  const levels = batch.shape.levels;
  step.batchCount = count;
  step.improved.length = 0;
  for (let candidate = 0; candidate < count; candidate++) {
    const rejection = batch.rejection[candidate];
    if (rejection) {
      const place = rejection * levels + batch.rejectedLevel[candidate];
      rejections[place]++;
      if (isCloser(rejection, batch.needed[candidate], closest[place])) closest[place] = batch.needed[candidate];
      streak.rejected++;
      continue;
    }
    step.valid++;
    streak.rejected = 0;
    streak.worse++;
    front?.offer(batch, candidate);
    const score = objective.score(batch, candidate);
    if (score > step.bestScore) continue;
    if (step.best && !objective.beats(batch, candidate, step.best, 0)) continue;
    step.best ??= new CandidateBatch(batch.shape, 1);
    copyCandidate(batch, candidate, step.best, 0);
    step.bestScore = score;
    step.improved.push(candidate);
    streak.worse = 0;
  }
}

function stopReason(
  step: SearchStep,
  streak: { rejected: number; worse: number },
  strategy: SearchStrategy,
  limits: SearchLimits,
  host: SearchHost,
): StopReason | null {
  if (strategy.done) return 'exhausted';
  // Before the interruption: of several threads the one that reaches the target stops the others.
  if (step.bestScore <= (limits.target ?? -Infinity)) return 'target';
  if (host.interrupted) return 'interrupted';
  if (step.evaluated >= (limits.evaluations ?? Infinity)) return 'evaluations';
  if (step.seconds >= (limits.seconds ?? Infinity)) return 'seconds';
  if (streak.worse >= (limits.victoryCondition ?? Infinity)) return 'victory';
  if (streak.rejected >= (limits.timeout ?? Infinity)) return 'timeout';
  return null;
}
