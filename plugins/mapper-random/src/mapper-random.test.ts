import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperRandom } from './index.ts';

mapperContract(() => mapperRandom());
