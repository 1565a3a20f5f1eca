import type { Plugin } from '@loopwright/core';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { mapperExhaustive } from '@loopwright/mapper-exhaustive';
import { mapperGenetic } from '@loopwright/mapper-genetic';
import { mapperHybrid } from '@loopwright/mapper-hybrid';
import { mapperOptimal } from '@loopwright/mapper-optimal';
import { mapperRandom } from '@loopwright/mapper-random';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';
import type { PageMapper } from '../../src/page-mappers.ts';

/** The plugins of the mappers that the page can run. */
export const mapperPlugins: Readonly<Record<PageMapper, () => Plugin>> = {
  annealing: mapperAnnealing,
  exhaustive: mapperExhaustive,
  genetic: mapperGenetic,
  hybrid: mapperHybrid,
  optimal: mapperOptimal,
  random: mapperRandom,
  'random-pruned': mapperRandomPruned,
};
