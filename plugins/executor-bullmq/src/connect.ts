import { ExecutorError } from '@loopwright/core/engine';
import { Redis } from 'ioredis';
import type { RedisSettings } from './redis-section.ts';

/**
 * A connection that comes back where it is lost later, for as long as somebody needs it.
 *
 * @throws ExecutorError where there is none at the beginning
 */
export async function connect({ url }: Pick<RedisSettings, 'url'>): Promise<Redis> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  let cause: Error | undefined;
  redis.on('error', (error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    cause ??= error as Error;
    throw new ExecutorError(`no Redis at ${withoutPassword(url)}: ${messageOf(cause)}\n  hint:     ${hintOf(cause)}`, {
      cause,
    });
  }
}

/** As people may see it. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

function hintOf({ message }: Error): string {
  return /WRONGPASS|NOAUTH|NOPERM/.test(message)
    ? 'redis.url takes user and password: redis://USER:PASSWORD@HOST:PORT'
    : 'start one, or set redis.url';
}

/** Of a host with several addresses Node says nothing but what each of them failed for. */
function messageOf(error: Error & { readonly code?: string }): string {
  return error.message || (error instanceof AggregateError && error.errors[0]?.message) || error.code || error.name;
}
