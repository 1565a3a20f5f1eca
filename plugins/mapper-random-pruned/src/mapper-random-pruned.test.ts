import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperRandomPruned } from './index.ts';

mapperContract(() => mapperRandomPruned());
