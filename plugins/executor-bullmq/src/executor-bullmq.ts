import type { Plugin } from '@loopwright/core';
import { BullmqExecutor } from './bullmq-executor.ts';
import { type RedisSettings, redisSection } from './redis-section.ts';

/** Registers the executor `bullmq`: searches run where `loopwright worker` does. */
export const executorBullmq = (): Plugin<RedisSettings> => ({
  name: 'executor-bullmq',
  section: { name: 'redis', schema: redisSection.prefault({}) },
  setup: ({ registerExecutor, section }) => registerExecutor(new BullmqExecutor(section)),
});
