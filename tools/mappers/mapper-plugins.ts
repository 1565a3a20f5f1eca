import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { mapperGenetic } from '@loopwright/mapper-genetic';
import { mapperHybrid } from '@loopwright/mapper-hybrid';
import { mapperRandom } from '@loopwright/mapper-random';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';

/** The mappers that a time limit makes comparable. */
export const mapperPlugins = {
  random: mapperRandom,
  'random-pruned': mapperRandomPruned,
  hybrid: mapperHybrid,
  genetic: mapperGenetic,
  annealing: mapperAnnealing,
};

export type MapperName = keyof typeof mapperPlugins;
