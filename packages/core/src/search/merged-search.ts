import { CandidateBatch } from '@loopwright/mapspace';
import { rejectionNames } from '@loopwright/model';
import { ParetoFront } from '../pareto-front.ts';
import type { PreparedSearch } from '../prepared-search.ts';
import { checkBound } from './check-bound.ts';
import { type CostedMapping, unpackCandidate } from './costed-mapping.ts';
import { mergedStop } from './merged-stop.ts';
import { claimOf } from './proof-claim.ts';
import { firstStep, isCloser, type SearchOutcome, type SearchStep } from './search.ts';
import type { ShardFigures, ShardOutcome, ShardReport } from './shard-report.ts';

/** Several shards as one search: what they have found so far, and their outcome. */
export class MergedSearch {
  /** Kept up to date. */
  readonly step: SearchStep;
  readonly #prepared: PreparedSearch;
  /** [shard] its last report. */
  readonly #figures: (ShardFigures | undefined)[];

  constructor(prepared: PreparedSearch, shards: number) {
    this.#prepared = prepared;
    this.#figures = Array.from({ length: shards }, () => undefined);
    this.step = firstStep(new CandidateBatch(prepared.mapspace.shape, 1), 0);
  }

  /** Takes in the report of one shard. */
  learn(report: ShardReport): void {
    this.#figures[report.shard] = report;
    const { step } = this;
    step.shard = report.shard;
    step.batchCount = 0;
    step.improved.length = 0;
    this.#sum();
    const found = report.improvement && this.#unpack(report.improvement);
    if (found && this.#isBetter(found, step.best)) {
      step.best = found;
      step.bestScore = report.bestScore;
      step.batch = found;
      step.batchCount = 1;
      step.improved.push(0);
    }
    checkBound(this.#prepared, step);
  }

  /** Of equal mappings that of the first shard is the best, whoever was faster. */
  outcome(outcomes: readonly ShardOutcome[], interrupted: boolean): SearchOutcome {
    const shards = [...outcomes].sort((a, b) => a.shard - b.shard);
    for (const shard of shards) this.#figures[shard.shard] = shard;
    this.#sum();
    let best: CandidateBatch | null = null;
    for (const { best: sent } of shards) {
      const found = sent && this.#unpack(sent);
      if (found && this.#isBetter(found, best)) best = found;
    }
    const bestScore = best ? this.#prepared.objective.score(best, 0) : Infinity;
    const { evaluated, valid, seconds, bound, rejections, closest } = this.step;
    checkBound(this.#prepared, { best, bestScore, bound });
    const leftNothing = shards.every(({ stopped, whyUnproven }) => stopped === 'exhausted' && whyUnproven === null);
    const claim = claimOf({ best, bestScore, bound }, this.#prepared.objective, leftNothing, firstReason(shards));
    return {
      best,
      bestScore,
      evaluated,
      valid,
      seconds,
      stopped: mergedStop(
        shards.map(({ stopped }) => stopped),
        interrupted,
      ),
      ...claim,
      provenParts: provenByAll(shards),
      bound,
      rejections,
      closest,
      ...this.#mergedFront(shards),
      shards: shards.length,
    };
  }

  #unpack(sent: CostedMapping): CandidateBatch {
    return unpackCandidate(sent, this.#prepared.mapspace.shape);
  }

  #isBetter(found: CandidateBatch, best: CandidateBatch | null): boolean {
    return best === null || this.#prepared.objective.beats(found, 0, best, 0);
  }

  #sum(): void {
    const { step } = this;
    const known = this.#figures.filter((figures) => figures !== undefined);
    step.evaluated = known.reduce((sum, { evaluated }) => sum + evaluated, 0);
    step.valid = known.reduce((sum, { valid }) => sum + valid, 0);
    step.seconds = Math.max(0, ...known.map(({ seconds }) => seconds));
    step.bound = known.length < this.#figures.length ? 0 : Math.min(...known.map(({ bound }) => bound));
    for (let place = 0; place < step.rejections.length; place++) sumPlace(step, known, place);
  }

  #mergedFront(shards: readonly ShardOutcome[]): Pick<SearchOutcome, 'front' | 'frontIsComplete'> {
    const { objective, specification, model } = this.#prepared;
    if (!objective.keepsFront) return { front: null, frontIsComplete: false };
    const front = new ParetoFront(specification.architecture, model.costs);
    for (const point of shards.flatMap((shard) => shard.front ?? [])) front.add(point);
    const frontIsComplete = shards.every((shard) => shard.frontIsComplete);
    return { front: frontIsComplete ? front.ofEnergyAndCycles() : front.points, frontIsComplete };
  }
}

/** Shards that proved their part have none. */
function firstReason(shards: readonly ShardOutcome[]): string | null {
  return shards.find(({ whyUnproven }) => whyUnproven !== null)?.whyUnproven ?? null;
}

/** What each has proven of its own mappings is proven of all. */
function provenByAll(shards: readonly ShardOutcome[]): readonly string[] {
  const [first = [], ...others] = shards.map(({ provenParts }) => provenParts);
  return first.filter((part) => others.every((parts) => parts.includes(part)));
}

/** [rejection * levels + level] */
function sumPlace(step: SearchStep, known: readonly ShardFigures[], place: number): void {
  const rejection = Math.floor((place * rejectionNames.length) / step.rejections.length);
  step.rejections[place] = 0;
  step.closest[place] = Number.NaN;
  for (const { rejections, closest } of known) {
    step.rejections[place] += rejections[place];
    if (isCloser(rejection, closest[place], step.closest[place])) step.closest[place] = closest[place];
  }
}
