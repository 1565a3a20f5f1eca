export { samplerLatinHypercube } from './sampler-latin-hypercube.ts';
