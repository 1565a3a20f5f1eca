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
  constructor(redis: Pick<Redis, 'duplicate'>) {
    // What is subscribed to while a connection is being made spoils its handshake, and is lost: all is when it is ready, then and again.
    this.#redis = redis.duplicate({ lazyConnect: false, autoResubscribe: false });
    this.#redis.on('error', () => {});
    this.#redis.on('ready', () => this.#subscribe([...this.#links.keys()]));
    this.#redis.on('message', (channel, text) => this.#hear(channel, decode<LinkMessage>(text)));
  }

  /** Returns what ends it. */
  listen(channel: string, link: ShardLink): () => void {
    const links = this.#links.get(channel) ?? new Set();
    this.#links.set(channel, links.add(link));
    if (this.#isReady) this.#subscribe([channel]);
    return () => {
      links.delete(link);
      if (links.size > 0) return;
      this.#links.delete(channel);
      if (this.#isReady) this.#redis.unsubscribe(channel).catch(() => {});
    };
  }

  close(): void {
    this.#redis.disconnect();
  }

  get #isReady(): boolean {
    return this.#redis.status === 'ready';
  }

  /** Where it fails, the connection is lost, and the next one is ready some time. */
  #subscribe(channels: readonly string[]): void {
    if (channels.length > 0) this.#redis.subscribe(...channels).catch(() => {});
  }

  #hear(channel: string, message: LinkMessage): void {
    for (const link of this.#links.get(channel) ?? []) {
      if (message === 'stop') link.stop();
      else link.offer(message);
    }
  }
}
