export { mapperRandom } from './mapper-random.ts';
