import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SearchHost } from '@loopwright/core/engine';

/** This thread, as a search sees it that a signal may end. */
export function mapHost(signal: AbortSignal | undefined): SearchHost {
  return {
    nowSeconds: () => performance.now() / 1000,
    pause: () => setImmediate(),
    get interrupted() {
      return signal?.aborted ?? false;
    },
  };
}
