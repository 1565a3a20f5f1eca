import { samplerContract } from '@loopwright/testkit/contracts';
import { samplerEvolutionary } from './index.ts';

samplerContract(() => samplerEvolutionary());
