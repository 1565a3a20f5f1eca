import type { ShardReport } from '@loopwright/core/engine';

/** Between two batches. A search that ends before sends all with its outcome. */
const batchMs = 50;

/** Puts reports together, as many as come in a while. */
export class ReportBatches {
  readonly #send: (reports: readonly ShardReport[]) => Promise<void>;
  #waiting: ShardReport[] = [];
  #sent: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(send: (reports: readonly ShardReport[]) => Promise<void>) {
    this.#send = send;
    this.#timer = setInterval(() => this.#flush(), batchMs);
  }

  add(report: ShardReport): void {
    // Figures grow: only what is better is worth more than one report.
    if (this.#waiting.at(-1)?.improvement === null) this.#waiting.pop();
    this.#waiting.push(report);
  }

  /** Resolves when all that went out has arrived, to what has not gone out. */
  async end(): Promise<readonly ShardReport[]> {
    clearInterval(this.#timer);
    await this.#sent;
    return this.#waiting;
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const reports = this.#waiting;
    this.#waiting = [];
    // What is lost on its way costs the view of a search, and nothing of its answer.
    this.#sent = this.#sent.then(() => this.#send(reports)).catch(() => {});
  }
}
