import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SearchHost } from '@loopwright/core/engine';

/** This process, as a search sees it. */
export class ProcessHost implements SearchHost {
  interrupted = false;

  nowSeconds(): number {
    return performance.now() / 1000;
  }

  /** Lets signals come in. */
  async pause(): Promise<void> {
    await setImmediate();
  }
}
