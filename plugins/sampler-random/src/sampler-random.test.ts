import { samplerContract } from '@loopwright/testkit/contracts';
import { samplerRandom } from './index.ts';

samplerContract(() => samplerRandom());
