import type { InvalidEvaluation } from '@loopwright/core';
import { z } from 'zod';

const number = z.number();
const wordsPerCycle = z.number().describe('Words per cycle.');

const fates = {
  actual: number.describe('Done.'),
  gated: number.describe('Not done, though their time passes.'),
  skipped: number.describe('Not done, and left out.'),
};

const fatesSchema = z.object(fates).meta({ id: 'fates' });

const rankSchema = z.tuple([number, number]).describe('Units of metadata, and of payload, of one rank.');

const ranksSchema = z.array(rankSchema).describe('By rank, outermost first.');

const formatSchema = z.object({ actual: ranksSchema, gated: ranksSchema, skipped: ranksSchema }).meta({ id: 'format' });

const ofFormat = (what: string) => formatSchema.exactOptional().describe(`Metadata of the words that are ${what}.`);

/** What a memory does for a sparse dataspace; counts are per instance. */
export const sparseTileSchema = z
  .object({
    density: z.string().describe('Name of the distribution of its values that are not zero.'),
    tileShape: number.describe('Values of a tile, zeros included.'),
    nonzeroShare: number.describe('Share of the values of the tensor that are not zero, 0 to 1.'),
    format: z.string().describe('Formats of its ranks, outermost first, or none.'),
    utilizedInstances: number.describe('Instances that hold a tile, on average.'),
    overbooked: number
      .exactOptional()
      .describe('Share of the tiles that do not fit and are read from outside, 0 to 1; not there where all have room.'),
    saving: z
      .object({
        fate: z.enum(['gated', 'skipped']),
        probability: number.describe('Share of the reads and updates that are in vain, 0 to 1.'),
        conditionOn: z.array(z.string()).describe('Tensors of which one has an empty tile then.'),
      })
      .exactOptional()
      .describe('What saves reads and updates; not there where nothing does.'),
    reads: fatesSchema.describe('Words that one instance gives to its children.'),
    fills: fatesSchema.describe('Words that it gets from outside.'),
    updates: fatesSchema.describe('Words that its children write back.'),
    formatCapacity: ranksSchema.exactOptional(),
    formatReads: ofFormat('read'),
    formatFills: ofFormat('filled'),
    formatUpdates: ofFormat('updated'),
    demand: z
      .object({ read: wordsPerCycle, write: wordsPerCycle })
      .describe('Words, those of metadata included, that one instance is asked for per cycle of computing.'),
    formatBandwidth: z
      .object({ shared: number, read: number, write: number })
      .describe('Words per cycle that are metadata, in percent of all.'),
  })
  .meta({ id: 'sparseTile' });

/** Computes of a sparse run; what is in none of the three never arrives. */
export const sparseComputeSchema = z
  .object({
    utilizedInstances: number.describe('Units in use, on average.'),
    effectual: number.describe('Computes of which no input is zero, on average.'),
    algorithmic: number.describe('Computes of the dense problem.'),
    ...fates,
    leftOut: z
      .array(
        z.object({
          level: z.string().describe('The memory inside which instances are left out.'),
          dataspace: z.string(),
          probability: number.describe('Share of the instances that the mapping asks for, 0 to 1.'),
          conditionOn: z.array(z.string()).describe('Tensors of which one has an empty tile there.'),
        }),
      )
      .exactOptional()
      .describe('Instances that spatial skipping leaves out, outermost first; not there without any.'),
    packed: z
      .array(
        z.object({
          level: z.string().describe('The memory that hands out the values.'),
          dataspace: z.string(),
          steps: number.describe('Steps that are left of those over all coordinates, 0 to 1.'),
          busy: number.describe('Share of the instances that have a value in a step, on average, 0 to 1.'),
        }),
      )
      .exactOptional()
      .describe('Inputs of which units skip positions; not there without any.'),
  })
  .meta({ id: 'sparseCompute' });

/** Why a memory cannot represent a tensor, or save accesses to it, as a mapping asks. */
export const formatMisfitSchema = z
  .object({
    cause: z.string().describe('As few-ranks, no-decompression.'),
    dataspace: z.string(),
    dimensions: z.array(z.string()).describe('Of the loops that ask for it, outermost first.'),
    ranks: z.array(z.string()).describe('Of its format there, outermost first.'),
    ranksInside: z.array(z.string()).describe('Of its format at the next memory inside, where that is what differs.'),
  })
  .meta({ id: 'formatMisfit' });

export function formatMisfitJson({
  dimensions,
  ranks,
  ranksInside,
  ...misfit
}: NonNullable<InvalidEvaluation['format']>): z.infer<typeof formatMisfitSchema> {
  return { ...misfit, dimensions: [...dimensions], ranks: [...ranks], ranksInside: [...ranksInside] };
}
