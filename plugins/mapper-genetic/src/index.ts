export { type MapperGeneticOptions, mapperGenetic } from './mapper-genetic.ts';
