import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type PreparedSearch,
  runShard,
  type SearchControl,
  type SearchHost,
  type SearchOutcome,
} from '@loopwright/core';
import { packCandidate } from './costed-mapping.ts';
import { figuresOf, type ShardJob, type ShardOutcome, type ShardReply } from './protocol.ts';
import { packError } from './sent-error.ts';
import { ShardReporter } from './shard-reporter.ts';
import { SharedState } from './shared-state.ts';

/**
 * What the module of a worker exports as its default: runs the shards that `searchInThreads` sends. `prepare` makes of the
 * input what the main thread made of it.
 */
export function shardWorker<Input>(
  prepare: (input: Input) => Promise<PreparedSearch>,
): (job: ShardJob<Input>) => Promise<ShardReply> {
  return async ({ input, shard, shards, limits, shared, port }) => {
    try {
      const state = new SharedState(shared);
      const reporter = new ShardReporter(port, state);
      const control: SearchControl = { limits, host: hostOf(state), onStep: (step) => reporter.see(step) };
      const outcome = await runShard(
        await prepare(input),
        { index: shard, count: shards, ...sharing(limits, state) },
        control,
      );
      return { outcome: packOutcome(outcome) };
    } catch (error) {
      return { error: packError(error) };
    } finally {
      port.close();
    }
  };
}

/** With a number of evaluations the answer must not depend on which thread is faster. */
function sharing({ evaluations }: SearchControl['limits'], state: SharedState) {
  return evaluations === undefined ? { incumbent: () => state.bestScore } : {};
}

function hostOf(state: SharedState): SearchHost {
  return {
    nowSeconds: () => performance.now() / 1000,
    pause: () => setImmediate(),
    get interrupted() {
      return state.stopped;
    },
  };
}

function packOutcome(outcome: SearchOutcome): ShardOutcome {
  const { best, stopped, front, whyUnproven } = outcome;
  return { ...figuresOf(outcome), stopped, front, whyUnproven, best: best && packCandidate(best, 0) };
}
