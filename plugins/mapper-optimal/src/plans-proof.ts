import type { CostFigure, LeastLeft, MapperContext } from '@loopwright/core';
import { OuterBounds } from './bounds/outer-bounds.ts';
import { FrontGoal } from './front-goal.ts';
import type { Goal } from './goal.ts';
import type { Incumbent } from './incumbent.ts';
import { Leaf } from './leaf.ts';
import { OpenLeaf } from './open-leaf.ts';
import { OrderedGoal } from './ordered-goal.ts';
import type { PathEnd } from './path-end.ts';
import { listKeepChoices } from './plans/keep-choices.ts';
import { leastMappingFigures } from './plans/mapping-bound.ts';
import { listPaddedChoices } from './plans/padded-choices.ts';
import { Plan } from './plans/plan.ts';
import { PlanQueue } from './plans/plan-queue.ts';
import { listSpatialChoices, type SpatialChoices } from './plans/spatial-choices.ts';
import { rootFigures } from './root-bound.ts';
import type { RunningProof } from './running-proof.ts';
import { ScoreGoal } from './score-goal.ts';
import { PaddedSpaces } from './space/padded-spaces.ts';
import { resourcesOf } from './space/resources.ts';
import { TreeSearch } from './tree/tree-search.ts';
import { whyUnproven } from './why-unproven.ts';

/**
 * The proof by plans.
 *
 * @param left of designs that save on zeros: it is then of what is left at the least of dense tensors, and may end below what any mapping costs
 */
export function beginPlansProof(context: MapperContext, incumbent: Incumbent, left?: LeastLeft): RunningProof | string {
  const why = whyUnproven(context);
  if (why !== undefined) return why;
  const spaces = new PaddedSpaces(context.mapspace, context.costs, left);
  const spatial = spaces.plain.padding ? listPaddedChoices(spaces) : listSpatialChoices(spaces.plain);
  return spatial ? new PlansProof(context, incumbent, spaces, spatial) : 'too many choices of spatial factors';
}

/** Units of work between two looks at the incumbent; one is about a microsecond. */
const SLICE = 2_000;

/**
 * Searches plan after plan, least bound first, until no plan's bound is below the incumbent. All mappings that were not
 * walked then cost at least as much.
 */
class PlansProof implements RunningProof {
  done = false;
  /** Whether it is of all mappings that none beats in energy and cycles; else of the metrics in their order. */
  readonly ofFront: boolean;
  readonly #incumbent: Incumbent;
  /** Best score of all shards, as far as it is known here. */
  readonly #elsewhere: () => number;
  readonly #spaces: PaddedSpaces;
  readonly #plan: Plan;
  readonly #bounds: OuterBounds;
  readonly #queue: PlanQueue;
  readonly #tree: TreeSearch;
  readonly #leaf: PathEnd;
  readonly #goal: Goal;
  /** Bound of the plan under search. */
  #current = Infinity;
  plans = 0;

  constructor(context: MapperContext, incumbent: Incumbent, spaces: PaddedSpaces, spatial: SpatialChoices) {
    const space = spaces.plain;
    const metrics = context.objective.metrics.map(({ monotone }) => monotone!);
    const wanted = [...new Set(metrics.flatMap((metric) => metric.figures))];
    const isExact = space.left === undefined;
    this.ofFront = isExact && context.objective.keepsFront && !wanted.includes('outermostAccesses');
    const figures: readonly CostFigure[] = this.ofFront ? ['energyPj', 'cycles'] : wanted;
    const plan = new Plan(space, resourcesOf(space, figures));
    const bounds = new OuterBounds(space, plan.resources.length);
    const front = this.ofFront ? (incumbent.front ?? new FrontGoal(metrics[0])) : undefined;
    const goal = front ?? (metrics.length > 1 && isExact ? new OrderedGoal(metrics) : new ScoreGoal(metrics[0]));
    this.#goal = goal;
    incumbent.front = front;
    this.#incumbent = incumbent;
    this.#elsewhere = context.incumbent ?? (() => Infinity);
    this.#spaces = spaces;
    this.#plan = plan;
    this.#leaf = isExact
      ? new Leaf(plan, goal, figures, incumbent, context.addedToBy.length > 0)
      : new OpenLeaf(plan, goal, incumbent);
    this.#bounds = bounds;
    this.#tree = new TreeSearch(plan, bounds, goal, (path, costs) => this.#leaf.settle(path, costs));
    const { shard, shards } = context;
    const leastFigures = rootFigures(context.mapspace, context.costs, figures, space.left);
    const choices = { spatial, keeps: listKeepChoices(space), leastFigures, shard, shards };
    this.#queue = new PlanQueue(plan, bounds, choices, goal);
  }

  /** Least score of all mappings, as far as the proof has come; 0 while it does not know all plans. */
  get bound(): number {
    const best = this.#best();
    if (this.done) return best === Infinity ? 0 : best;
    if (!this.#queue.complete || this.#queue.isOverfull) return 0;
    return Math.min(this.#current, this.#queue.least, best);
  }

  get whyGivenUp(): string | undefined {
    return this.#queue.isOverfull ? 'more choices are left than memory holds' : undefined;
  }

  get nodes(): number {
    return this.#tree.nodes;
  }

  run(work: number): void {
    for (let left = work; left > 0 && !this.done && !this.#queue.isOverfull; ) left -= this.#slice();
  }

  #slice(): number {
    const best = this.#best();
    this.#goal.narrow(best, this.#incumbent.score === best ? this.#incumbent.figures : undefined);
    if (!this.#queue.complete) {
      const { work } = this.#queue;
      this.#queue.list(SLICE);
      if (this.#queue.complete) this.#checkIncumbent();
      return this.#queue.work - work;
    }
    if (this.#leaf.pending) {
      this.#leaf.run(SLICE / 2);
      return SLICE;
    }
    if (this.#tree.running) {
      const before = this.#tree.tried;
      this.#tree.run(Math.ceil(SLICE / this.#tree.workPerTry));
      return (this.#tree.tried - before) * this.#tree.workPerTry + 10;
    }
    this.#current = Infinity;
    if (this.#queue.least >= this.#goal.limit) {
      this.done = true;
      return 0;
    }
    const { work } = this.#queue;
    const bound = this.#queue.take(SLICE);
    if (bound >= 0) {
      this.plans++;
      this.#current = bound;
      this.#leaf.begin(bound);
      this.#tree.start();
    }
    return this.#queue.work - work;
  }

  /** Queue and tree may have left out all that is better than the incumbent only if its own bounds are no higher than its score. */
  #checkIncumbent(): void {
    const { best, score } = this.#incumbent;
    if (score === Infinity) return;
    const figures = leastMappingFigures(this.#spaces, this.#plan, this.#bounds, best, 0);
    // Its tiles may be of another kind than those that are looked at.
    if (this.#spaces.plain.left && this.#goal.score(figures) === Infinity) return;
    this.#incumbent.expectAtLeast(this.#goal.score(figures));
  }

  #best(): number {
    return Math.min(this.#incumbent.score, this.#elsewhere(), this.#leaf.least);
  }
}
