export type { LoadPlugins } from './plugin-sets.ts';
export { runInThread } from './run-in-thread.ts';
export { serveShards } from './serve-shards.ts';
export { executorThreads, type ThreadsOptions } from './thread-executor.ts';
export { ThreadPool } from './thread-pool.ts';
