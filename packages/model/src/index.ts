export * from './costs.ts';
export * from './evaluate.ts';
export * from './evaluation.ts';
export * from './evaluator.ts';
export * from './explain/index.ts';
export * from './model-version.ts';
export type { NetworkCounts } from './network-counts.ts';
export * from './rejection.ts';
