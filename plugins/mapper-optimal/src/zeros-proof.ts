import type { Evaluate, MapperContext } from '@loopwright/core';
import type { Incumbent } from './incumbent.ts';
import { KindsProof } from './kinds-proof.ts';
import { OrdersProof, whyNotByOrders } from './orders-proof.ts';
import { ROUNDING } from './rounding.ts';
import type { RunningProof } from './running-proof.ts';
import { WarmStart } from './warm-start.ts';

/** Units of work that costing a mapping takes, at the least. */
const COST_WORK = 10;

/**
 * The proof of designs that save on zeros. First that of dense tensors, of which as much is left as can be saved at the most: it bounds
 * large layers within seconds, and seldom tells the best. Then frame by frame, where these can be listed.
 */
export class ZerosProof implements RunningProof {
  readonly ofFront = false;
  /** Least score of any mapping known, here or elsewhere. */
  readonly #best: () => number;
  /** Whether that is all that is asked for: neither what breaks ties nor a front. */
  readonly #asksForScore: boolean;
  readonly #byPlans: RunningProof;
  readonly #byOrders: RunningProof | undefined;
  readonly #whyNotByOrders: string | undefined;
  /** Before frames are listed: what cannot beat the best need not be kept. */
  readonly #warmStart: WarmStart;

  /** @param warmStart mappings that annealing costs before frames are listed */
  constructor(context: MapperContext, incumbent: Incumbent, warmStart: number) {
    const { incumbent: elsewhere, objective, mapspace, shards } = context;
    const whyNot = whyNotByOrders(context);
    const steps = whyNot === undefined ? Math.min(warmStart, Number(mapspace.size)) : 0;
    this.#warmStart = new WarmStart(context, incumbent, Math.ceil(steps / shards));
    this.#best = () => Math.min(incumbent.score, elsewhere?.() ?? Infinity);
    this.#asksForScore = objective.metrics.length === 1 && !objective.keepsFront;
    // Each shard bounds all mappings by plans: its part of the frames is another one than its part of the plans.
    this.#byPlans = new KindsProof({ ...context, shard: 0, shards: 1 }, incumbent);
    this.#whyNotByOrders = whyNot;
    const { leastOverOrders } = context;
    if (whyNot === undefined) {
      this.#byOrders = new OrdersProof(context, incumbent, leastOverOrders as Evaluate);
    }
  }

  get done(): boolean {
    return this.#byOrders?.done === true || (this.#asksForScore && this.#isReached);
  }

  get bound(): number {
    return Math.max(this.#byPlans.bound, this.#byOrders?.bound ?? 0);
  }

  get whyGivenUp(): string | undefined {
    if (!this.#plansAreDone || this.done) return undefined;
    return this.#whyNotByOrders ?? this.#byOrders?.whyGivenUp;
  }

  get nodes(): number {
    return this.#byPlans.nodes + (this.#byOrders?.nodes ?? 0);
  }

  get plans(): number {
    return this.#byPlans.plans + (this.#byOrders?.plans ?? 0);
  }

  run(work: number): void {
    if (!this.#plansAreDone) this.#byPlans.run(work);
    else if (!this.#warmStart.done) this.#warmStart.run(Math.ceil(work / COST_WORK));
    else this.#byOrders?.run(work);
  }

  /** Whether the best costs no more than plans do at the least. */
  get #isReached(): boolean {
    return this.#byPlans.done && this.#byPlans.bound >= this.#best() * (1 - ROUNDING);
  }

  get #plansAreDone(): boolean {
    return this.#byPlans.done || this.#byPlans.whyGivenUp !== undefined;
  }
}
