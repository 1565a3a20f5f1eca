export { samplerRandom } from './sampler-random.ts';
