export { type MapperSampleOptions, mapperSample } from './mapper-sample.ts';
