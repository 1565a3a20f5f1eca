import type { ShardLink } from '@loopwright/core/engine';
import type { Redis } from 'ioredis';
import type { LinkMessage } from './messages.ts';
import { decode } from './wire.ts';

/** Hands on to shards of this process what those of other machines have found. */
export class LinkListener {
  readonly #redis: Redis;
  /** By channel. */
  readonly #links = new Map<string, Set<ShardLink>>();

  /** @param redis of which it makes a connection of its own: one that listens can do nothing else */
  constructor(redis: Redis) {
    this.#redis = redis.duplicate();
    this.#redis.on('error', () => {});
    this.#redis.on('message', (channel, text) => this.#hear(channel, decode<LinkMessage>(text)));
  }

  /** Returns what ends it. */
  listen(channel: string, link: ShardLink): () => void {
    const links = this.#links.get(channel) ?? new Set();
    this.#links.set(channel, links.add(link));
    this.#redis.subscribe(channel).catch(() => {});
    return () => {
      links.delete(link);
      if (links.size > 0) return;
      this.#links.delete(channel);
      this.#redis.unsubscribe(channel).catch(() => {});
    };
  }

  close(): void {
    this.#redis.disconnect();
  }

  #hear(channel: string, message: LinkMessage): void {
    for (const link of this.#links.get(channel) ?? []) {
      if (message === 'stop') link.stop();
      else link.offer(message);
    }
  }
}
