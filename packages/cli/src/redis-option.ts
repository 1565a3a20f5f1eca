import { Option } from 'commander';

/** Where searches go, or come from, by the executor that queues them in Redis. */
export interface RedisOptions {
  readonly redis?: string;
}

export function redisOption(): Option {
  const description =
    'search by the workers of a Redis, redis://HOST:PORT: as --plugin executor-bullmq --set executor=bullmq --set redis.url=URL';
  return new Option('--redis <url>', description);
}

/** What the option stands for. */
export function redisChoice({ redis }: RedisOptions): { plugins: readonly string[]; sets: readonly string[] } {
  if (redis === undefined) return { plugins: [], sets: [] };
  // As JSON: a password may hold what YAML takes for a comment.
  return { plugins: ['executor-bullmq'], sets: ['executor=bullmq', `redis.url=${JSON.stringify(redis)}`] };
}
