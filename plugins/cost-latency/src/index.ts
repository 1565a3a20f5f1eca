export { costLatency, costLatency as default, latencyParts } from './cost-latency.ts';
export { type MemoryTiming, type OperationTiming, timingAttributes } from './timing-attributes.ts';
