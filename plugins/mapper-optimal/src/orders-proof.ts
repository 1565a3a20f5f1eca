import { CandidateBatch, type Evaluate, type MapperContext, type Mapspace } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Incumbent } from './incumbent.ts';
import { OrderedGoal } from './ordered-goal.ts';
import type { Figures } from './plans/figures.ts';
import type { RunningProof } from './running-proof.ts';
import { ScoreGoal } from './score-goal.ts';
import { whyTiesAreUnbounded } from './why-unproven.ts';

/** Frames that are bounded before the first of them is walked: two minutes. */
const MOST_FRAMES = 2 ** 24;
/** Those of them that may hold something better than the best known: 64 MB. */
const MOST_QUEUED = 2 ** 20;
/** About microseconds that it takes to bound a frame, and to cost a mapping. */
const BOUND_WORK = 8;
const COST_WORK = 4;

/** Why the frames of a mapspace cannot be listed; what follows "not proven: ". */
export function whyNotByOrders({ mapspace, objective, leastOverOrders }: MapperContext): string | undefined {
  const tie = whyTiesAreUnbounded(objective);
  if (tie !== undefined) return tie;
  if (typeof leastOverOrders !== 'function') return leastOverOrders ?? 'nothing is known of any order of loops';
  return framesOf(mapspace) > MOST_FRAMES ? 'too many mappings of a sparse design, orders of loops aside' : undefined;
}

/**
 * The proof of designs that save on zeros. There every loop counts, those of bound 1 among them, so that no two mappings are known to be
 * equal. A frame is all of a mapping but the orders of its loops and where fan-outs change over from X to Y: each is bounded over all of
 * these, and those that may still hold something better are walked one by one, the least bound first.
 */
export class OrdersProof implements RunningProof {
  done = false;
  readonly ofFront = false;
  whyGivenUp: string | undefined;
  /** Frames that were walked, and mappings in them. */
  plans = 0;
  nodes = 0;
  readonly #mapspace: Mapspace;
  readonly #leastOverOrders: Evaluate;
  readonly #incumbent: Incumbent;
  readonly #elsewhere: () => number;
  readonly #goal: Goal;
  readonly #batch: CandidateBatch;
  readonly #digits: Float64Array;
  /** Frames of this shard: the next one to be bounded, and how far apart they are. */
  #next: number;
  readonly #step: number;
  readonly #frames: number;
  /** Those that may hold something better, with what they cost at the least, and how many of them were taken up. */
  readonly #queue: { readonly frame: number; readonly bound: number }[] = [];
  #taken = 0;
  #isListed = false;
  /** What the frame that is walked costs at the least. */
  #current = Infinity;
  #isWalking = false;

  constructor(context: MapperContext, incumbent: Incumbent, leastOverOrders: Evaluate) {
    const { mapspace, objective, shard, shards } = context;
    const metrics = objective.metrics.map(({ monotone }) => monotone!);
    this.#mapspace = mapspace;
    this.#leastOverOrders = leastOverOrders;
    this.#incumbent = incumbent;
    this.#elsewhere = context.incumbent ?? (() => Infinity);
    this.#goal = metrics.length > 1 ? new OrderedGoal(metrics) : new ScoreGoal(metrics[0]);
    this.#batch = new CandidateBatch(mapspace.shape, 1);
    this.#digits = mapspace.genome();
    this.#next = shard;
    this.#step = shards;
    this.#frames = framesOf(mapspace);
  }

  /** Least score of all mappings, as far as the proof has come; 0 while not all frames are bounded. */
  get bound(): number {
    const best = this.#best();
    if (this.done) return best === Infinity ? 0 : best;
    if (!this.#isListed) return 0;
    return Math.min(this.#current, this.#queue[this.#taken]?.bound ?? Infinity, best);
  }

  run(work: number): void {
    const best = this.#best();
    this.#goal.narrow(best, this.#incumbent.score === best ? this.#incumbent.figures : undefined);
    for (let left = work; left > 0 && !this.done && this.whyGivenUp === undefined; ) {
      if (!this.#isListed) left -= this.#boundNext();
      else if (this.#isWalking) left -= this.#costNext();
      else left -= this.#begin();
    }
  }

  #boundNext(): number {
    if (this.#next >= this.#frames) {
      this.#queue.sort((a, b) => a.bound - b.bound);
      this.#isListed = true;
      return 1;
    }
    const figures = this.#leastOf(this.#next);
    if (figures && !this.#goal.isCut(figures)) {
      this.#queue.push({ frame: this.#next, bound: this.#goal.score(figures) });
      if (this.#queue.length > MOST_QUEUED) this.whyGivenUp = 'more choices are left than memory holds';
    }
    this.#next += this.#step;
    return BOUND_WORK;
  }

  /** Takes up the next frame. */
  #begin(): number {
    this.#current = Infinity;
    const next = this.#queue[this.#taken];
    if (!next || next.bound >= this.#goal.limit) {
      this.done = true;
      return 0;
    }
    this.#taken++;
    const figures = this.#leastOf(next.frame);
    if (!figures || this.#goal.isCut(figures)) return BOUND_WORK;
    this.#current = next.bound;
    this.#isWalking = true;
    this.plans++;
    return BOUND_WORK;
  }

  #costNext(): number {
    const { score } = this.#incumbent;
    this.nodes++;
    this.#incumbent.evaluate(this.#batch, 0, this.#current);
    if (this.#incumbent.score < score) this.#goal.narrow(this.#incumbent.score, this.#incumbent.figures);
    this.#isWalking = this.#advanceOrders();
    return COST_WORK;
  }

  #advanceOrders(): boolean {
    const { radices, layout } = this.#mapspace;
    for (let digit = 0; digit < layout.bypass; digit++) {
      if (++this.#digits[digit] < radices[digit]) {
        this.#mapspace.writeOrders(this.#digits, this.#batch, 0);
        if (digit >= layout.split) this.#mapspace.writeSplits(this.#digits, this.#batch, 0);
        return true;
      }
      this.#digits[digit] = 0;
    }
    return false;
  }

  /** What the mappings of a frame cost at the least, its first one decoded; undefined where none fits. */
  #leastOf(frame: number): Figures | undefined {
    const { radices, layout } = this.#mapspace;
    const batch = this.#batch;
    this.#digits.fill(0);
    let rest = frame;
    for (let digit = layout.bypass; digit < layout.length; digit++) {
      this.#digits[digit] = rest % radices[digit];
      rest = Math.floor(rest / radices[digit]);
    }
    this.#mapspace.decode(this.#digits, batch, 0);
    this.#leastOverOrders(batch, 0);
    if (batch.rejection[0]) return undefined;
    const { energyPj, cycles, outermostAccesses } = batch;
    return { energyPj: energyPj[0], cycles: cycles[0], outermostAccesses: outermostAccesses[0] };
  }

  #best(): number {
    return Math.min(this.#incumbent.score, this.#elsewhere());
  }
}

function framesOf({ radices, layout }: Mapspace): number {
  return radices.subarray(layout.bypass).reduce((product, radix) => product * radix, 1);
}
