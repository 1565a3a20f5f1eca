export { mapConcurrently } from './map-concurrently.ts';
export * from './map-network.ts';
export * from './operation-cost.ts';
export * from './product-objective.ts';
export * from './relative-rounding.ts';
