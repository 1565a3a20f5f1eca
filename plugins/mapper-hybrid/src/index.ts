export { type MapperHybridOptions, mapperHybrid } from './mapper-hybrid.ts';
