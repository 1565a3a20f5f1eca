export { type MapperRandomPrunedOptions, mapperRandomPruned } from './mapper-random-pruned.ts';
