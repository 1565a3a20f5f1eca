import { mapperContract } from '@loopwright/testkit/contracts';
import { mapperGenetic } from './index.ts';

mapperContract(() => mapperGenetic(), { ignoresMathRandom: true });
