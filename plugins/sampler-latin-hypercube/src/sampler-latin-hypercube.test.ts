import { samplerContract } from '@loopwright/testkit/contracts';
import { samplerLatinHypercube } from './index.ts';

samplerContract(() => samplerLatinHypercube());
