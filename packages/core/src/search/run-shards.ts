import type { PreparedSearch } from '../prepared-search.ts';
import { packCandidate } from './costed-mapping.ts';
import { runShard, type Shard } from './run-shard.ts';
import type { SearchHost, SearchStep } from './search.ts';
import type { ShardLink } from './shard-link.ts';
import { figuresOf, type ShardOutcome, type ShardReport } from './shard-report.ts';

const secondsBetweenReports = 0.05;

/** Where shards run. */
export interface ShardsControl {
  readonly host: Omit<SearchHost, 'interrupted'>;
  readonly link: ShardLink;
  readonly onReport: (report: ShardReport) => void;
}

/**
 * Runs shards side by side in this thread: each works for a moment, and lets the others have their turn where the search
 * pauses. All that comes from here is plain data. Where one fails all stop, and its error is thrown.
 */
export async function runShards(
  prepared: PreparedSearch,
  shards: readonly Shard[],
  { host, link, onReport }: ShardsControl,
): Promise<readonly ShardOutcome[]> {
  const startSeconds = host.nowSeconds();
  const control = { host: hostOf(host, link), incumbent: link, startSeconds };
  const running = shards.map(async (shard) => {
    const outcome = await runShard(prepared, shard, { ...control, onStep: reporter(shard, onReport) });
    const { best, stopped, front, frontIsComplete, whyUnproven, provenParts } = outcome;
    const sent = best && packCandidate(best, 0);
    const ended = { stopped, front, frontIsComplete, whyUnproven, provenParts };
    return { ...figuresOf(shard.index, outcome), ...ended, best: sent };
  });
  return settleAll(running, link);
}

/** Waits for all. Where one fails the others stop, and its error is thrown when all have. */
export async function settleAll<T>(running: readonly Promise<T>[], link: ShardLink): Promise<readonly T[]> {
  for (const one of running) one.catch(() => link.stop());
  const settled = await Promise.allSettled(running);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

function hostOf(host: ShardsControl['host'], link: ShardLink): SearchHost {
  return {
    nowSeconds: () => host.nowSeconds(),
    pause: () => host.pause(),
    get interrupted() {
      return link.stopped;
    },
  };
}

/** Reports what is better at once, and the rest now and then. */
function reporter({ index }: Shard, onReport: ShardsControl['onReport']): (step: SearchStep) => void {
  let lastSeconds = Number.NEGATIVE_INFINITY;
  return (step) => {
    const isBetter = step.improved.length > 0;
    if (!isBetter && step.seconds - lastSeconds < secondsBetweenReports) return;
    lastSeconds = step.seconds;
    const improvement = isBetter && step.best ? packCandidate(step.best, 0) : null;
    onReport({ ...figuresOf(index, step), improvement });
  };
}
