import type { SearchHost } from '@loopwright/core/engine';

/** A worker, as a search sees it. */
export class WorkerHost implements SearchHost {
  interrupted = false;

  nowSeconds(): number {
    return performance.now() / 1000;
  }

  /** Lets messages come in. Timers would wait for 4 ms. */
  pause(): Promise<void> {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }
}
