export type { ShardJob, ShardReply } from './protocol.ts';
export { searchInThreads, type ThreadsOptions } from './search-in-threads.ts';
export { shardWorker } from './shard-worker.ts';
