export { type MapperExhaustiveOptions, mapperExhaustive } from './mapper-exhaustive.ts';
