export type { MapperHybridOptions } from './hybrid-options.ts';
export { mapperHybrid } from './mapper-hybrid.ts';
