import type { ShardLink } from '@loopwright/core/engine';

/**
 * Links shards in different workers by messages: pages of most servers may share no memory. What the others find is heard where
 * a search pauses, so a little later than in threads; with limited evaluations no answer depends on it.
 */
export class MessageLink implements ShardLink {
  #bestScore: number;
  #stopped = false;
  readonly #send: (news: { readonly offer: number } | { readonly stop: true }) => void;

  /** @param send tells the others */
  constructor(send: MessageLink['hear'], bestScore = Infinity) {
    this.#send = send;
    this.#bestScore = bestScore;
  }

  get bestScore(): number {
    return this.#bestScore;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  offer(score: number): void {
    if (score >= this.#bestScore) return;
    this.#bestScore = score;
    this.#send({ offer: score });
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#send({ stop: true });
  }

  /** What another one has sent. */
  hear(news: { readonly offer: number } | { readonly stop: true }): void {
    if ('stop' in news) this.#stopped = true;
    else this.#bestScore = Math.min(this.#bestScore, news.offer);
  }
}
