import { z } from 'zod';

const seconds = z.number().positive('must be above 0');

/** The section `redis` of the configuration. */
export const redisSection = z.strictObject({
  /** Of Redis: `redis://HOST:PORT`, or `rediss://` for TLS; user, password and database as in any URL. */
  url: z
    .url({ protocol: /^rediss?$/, error: 'must be redis://HOST:PORT, or rediss:// for TLS' })
    .default('redis://127.0.0.1:6379'),
  /** Name of the queue: who uses another one on the same Redis shares nothing with this one. */
  queue: z
    .string()
    .regex(/^[\w-]+$/, 'must be of letters, digits, _ and -')
    .default('loopwright'),
  /** Of the searches that this process sends: 0 goes first, then 1, and so on. */
  priority: z
    .int()
    .min(0)
    .max(2 ** 20)
    .default(0),
  /** How often a part of a search is tried where a machine fails it: threads that die, memory that is not enough. */
  attempts: z.int().min(1).default(3),
  /** After which a worker that is not heard of is given up, and others take what it ran. */
  lockSeconds: seconds.default(15),
  /** That a worker which is to end has for what it runs, or waits for a Redis that is away; then it gives that back. Docker kills after 10. */
  drainSeconds: z.number().min(0).default(8),
  /** After which a search fails that no worker is there for, or whose Redis is away. */
  patienceSeconds: seconds.default(60),
  /** For which what was found stays with Redis: a search that is started again meanwhile has it at once. */
  keepSeconds: seconds.default(3600),
});

export type RedisSection = z.input<typeof redisSection>;
export type RedisSettings = z.output<typeof redisSection>;
