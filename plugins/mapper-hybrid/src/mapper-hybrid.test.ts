import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperHybrid } from './index.ts';

mapperContract(() => mapperHybrid());
