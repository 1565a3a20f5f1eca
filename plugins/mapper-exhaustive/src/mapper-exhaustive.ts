import { hasSparseFeatures, type Plugin } from '@loopwright/core';
import { z } from 'zod';
import { ExhaustiveStrategy } from './exhaustive-strategy.ts';
import { walkDistinct, walkIds } from './walks.ts';

const optionsSchema = z.strictObject({
  /** Of equal mappings try one, and none that exceeds a fan-out; false tries every id. Default true. */
  pruned: z.boolean().default(true),
});

export type MapperExhaustiveOptions = z.input<typeof optionsSchema>;

/** What is saved on zeros hangs on which loop is the innermost, those of bound 1 among them, as in Timeloop. */
const ORDER_COUNTS =
  'where zeros are saved on, it counts where loops of bound 1 stand, and of such mappings one is tried (pruned: false tries all)';

/** Registers the mapper `exhaustive`: tries every mapping, so that at its end the best one is proven optimal. */
export const mapperExhaustive = (options: MapperExhaustiveOptions = {}): Plugin => {
  const { pruned } = optionsSchema.parse(options);
  return {
    name: 'mapper-exhaustive',
    setup(api) {
      api.registerMapper({
        name: 'exhaustive',
        description: 'every mapping; its best is optimal when it comes to the end',
        endsByItself: true,
        start: (context) => {
          const isSparse = hasSparseFeatures(context.specification.architecture);
          return pruned
            ? new ExhaustiveStrategy(walkDistinct(context), context.objective, isSparse ? ORDER_COUNTS : undefined)
            : new ExhaustiveStrategy(walkIds(context), context.objective);
        },
      });
    },
  };
};
