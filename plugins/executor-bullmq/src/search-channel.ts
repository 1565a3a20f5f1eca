import type { ShardLink } from '@loopwright/core/engine';
import type { LinkMessage } from './messages.ts';

/** Links the shards of a search, for the process that asked for it: what it hears of one it says to all. */
export class SearchChannel implements ShardLink {
  readonly name: string;
  bestScore = Infinity;
  stopped = false;
  readonly #say: (message: LinkMessage) => void;

  constructor(name: string, say: (message: LinkMessage) => void) {
    this.name = name;
    this.#say = say;
  }

  offer(score: number): void {
    if (score >= this.bestScore) return;
    this.bestScore = score;
    this.repeat();
  }

  stop(): void {
    this.stopped = true;
    this.repeat();
  }

  /** Shards that have begun since it was said have not heard it. */
  repeat(): void {
    if (this.stopped) this.#say('stop');
    else if (this.bestScore < Infinity) this.#say(this.bestScore);
  }
}
