import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperExhaustive } from './index.ts';

mapperContract(() => mapperExhaustive(), { proves: true });
