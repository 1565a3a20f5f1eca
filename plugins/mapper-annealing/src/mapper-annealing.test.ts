import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperAnnealing } from './index.ts';

mapperContract(() => mapperAnnealing());
