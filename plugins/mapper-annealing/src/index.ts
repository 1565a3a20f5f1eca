export { type MapperAnnealingOptions, mapperAnnealing } from './mapper-annealing.ts';
