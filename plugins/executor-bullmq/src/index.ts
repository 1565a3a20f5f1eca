export { executorBullmq } from './executor-bullmq.ts';
export type { RedisSection } from './redis-section.ts';
