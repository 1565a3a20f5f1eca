import { samplerContract } from '@loopwright/testkit/contracts';
import { samplerGrid } from './index.ts';

samplerContract(() => samplerGrid(), { isComplete: true });
