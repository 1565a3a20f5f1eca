import type { PartsProgress } from './protocol.ts';
import type { RunContext } from './run-context.ts';

/** Tells how many parts of a run are done, and which are under way. */
export class PartsCounter {
  readonly #what: PartsProgress['what'];
  readonly #context: Pick<RunContext, 'host' | 'onProgress'>;
  readonly #running = new Set<string>();
  readonly #done = new Set<string>();
  readonly #startSeconds: number;
  #of: number;

  constructor(what: PartsProgress['what'], of: number, context: Pick<RunContext, 'host' | 'onProgress'>) {
    this.#what = what;
    this.#of = of;
    this.#context = context;
    this.#startSeconds = context.host.nowSeconds();
    this.#report(0);
  }

  begin(name: string): void {
    this.#running.add(name);
    this.#report(this.#done.size);
  }

  end(name: string): void {
    this.#running.delete(name);
    this.#done.add(name);
    this.#report(this.#done.size);
  }

  /** Where parts are told by number alone. */
  count(done: number, of: number): void {
    this.#of = of;
    this.#report(done);
  }

  #report(done: number): void {
    const { host, onProgress } = this.#context;
    const seconds = host.nowSeconds() - this.#startSeconds;
    onProgress({ kind: 'parts', what: this.#what, done, of: this.#of, seconds, running: [...this.#running] });
  }
}
