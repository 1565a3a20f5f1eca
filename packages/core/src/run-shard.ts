import { Random } from '@loopwright/mapspace';
import type { EvaluateStage } from './evaluate-context.ts';
import { ParetoFront } from './pareto-front.ts';
import type { PreparedSearch } from './prepare-search.ts';
import { checkBound } from './search/check-bound.ts';
import { type SearchControl, type SearchOutcome, search, searchBatch } from './search.ts';

/** One of the parts of a search that run side by side. */
export interface Shard {
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
  /** First metric of the best mapping that any shard has found, Infinity before there is one. */
  readonly incumbent?: () => number;
}

/** Runs the shards of a prepared search to their end, somewhere, and merges what they found. */
export type SearchExecutor = (prepared: PreparedSearch, control: SearchControl) => Promise<SearchOutcome>;

/** One shard that is the whole search, in this thread. */
export const searchHere: SearchExecutor = (prepared, control) => runShard(prepared, { index: 0, count: 1 }, control);

/** Starts the mapper on one shard and drives it until it is done or a limit is reached. */
export async function runShard(prepared: PreparedSearch, shard: Shard, control: SearchControl): Promise<SearchOutcome> {
  const { specification, mapspace, model, mapper, objective } = prepared;
  const random = new Random(prepared.seed);
  const tapping = (which: (stage: EvaluateStage) => boolean) => model.stages.filter(which).map(({ plugin }) => plugin);
  const strategy = mapper.start({
    specification,
    costs: model.costs,
    mapspace,
    objective,
    random: shard.count === 1 ? random : random.fork(shard.index),
    evaluate: model.evaluate,
    tappedBy: tapping(({ onlyAdds }) => !onlyAdds),
    addedToBy: tapping(({ onlyAdds }) => onlyAdds),
    shard: shard.index,
    shards: shard.count,
    incumbent: shard.incumbent ?? (() => Infinity),
  });
  return search({
    ...control,
    onStep(step) {
      // The bound of one shard of several is that of its own mappings, and it may come by others.
      if (shard.count === 1) checkBound(prepared, step);
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
