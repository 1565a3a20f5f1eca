import { Random } from '@loopwright/mapspace';
import type { LeastLeft } from '@loopwright/model';
import type { EvaluateStage } from '../evaluate-context.ts';
import { ParetoFront } from '../pareto-front.ts';
import type { PreparedSearch } from '../prepared-search.ts';
import { checkBound } from './check-bound.ts';
import type { Incumbent } from './incumbent.ts';
import { type SearchControl, type SearchLimits, type SearchOutcome, search, searchBatch } from './search.ts';

/** One of the parts of a search, as plain data. With limited evaluations it decides what the part finds, whoever runs it. */
export interface Shard {
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
  /** Of this shard alone. */
  readonly limits: SearchLimits;
}

/** Who looks on at a shard, and what it knows of the others. */
export interface ShardControl extends Omit<SearchControl, 'limits'> {
  readonly incumbent?: Incumbent;
}

/** Starts the mapper on one shard and drives it until it is done or a limit is reached. */
export async function runShard(prepared: PreparedSearch, shard: Shard, control: ShardControl): Promise<SearchOutcome> {
  const { specification, mapspace, model, mapper, objective } = prepared;
  const { limits } = shard;
  const random = new Random(prepared.seed);
  // With a number of evaluations the answer must not depend on which shard is faster.
  const incumbent = limits.evaluations === undefined ? control.incumbent : undefined;
  const tapping = (which: (stage: EvaluateStage) => boolean) => model.stages.filter(which).map(({ plugin }) => plugin);
  let left: readonly LeastLeft[] | undefined;
  const strategy = mapper.start({
    specification,
    costs: model.costs,
    mapspace,
    objective,
    random: shard.count === 1 ? random : random.fork(shard.index),
    evaluate: model.evaluate,
    get leastOverOrders() {
      return model.evaluator.leastOverOrders;
    },
    get leastLeft() {
      left ??= model.evaluator.leastLeft(mapspace);
      return left;
    },
    tappedBy: tapping(({ onlyAdds }) => !onlyAdds),
    addedToBy: tapping(({ onlyAdds }) => onlyAdds),
    shard: shard.index,
    shards: shard.count,
    incumbent: () => incumbent?.bestScore ?? Infinity,
  });
  return search({
    ...control,
    limits,
    onStep(step) {
      // The bound of one shard of several is that of its own mappings, and it may come by others.
      if (shard.count === 1) checkBound(prepared, step);
      if (step.improved.length > 0) incumbent?.offer(step.bestScore);
      control.onStep(step);
    },
    strategy,
    evaluate: model.evaluate,
    objective,
    batch: searchBatch(mapspace.shape),
    shard: shard.index,
    front: objective.keepsFront ? new ParetoFront(specification.architecture, model.costs) : null,
  });
}
