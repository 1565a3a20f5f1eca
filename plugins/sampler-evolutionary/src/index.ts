export { type SamplerEvolutionaryOptions, samplerEvolutionary } from './sampler-evolutionary.ts';
