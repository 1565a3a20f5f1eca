export { type MapperOptimalOptions, mapperOptimal } from './mapper-optimal.ts';
