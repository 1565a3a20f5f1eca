export { samplerGrid } from './sampler-grid.ts';
