export * from './candidate.ts';
export * from './distinct-cursor.ts';
export * from './fanout-sampler.ts';
export * from './mapspace.ts';
export * from './pruned-sampler.ts';
export * from './random.ts';
export * from './variants.ts';
