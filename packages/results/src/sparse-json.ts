import { z } from 'zod';

const number = z.number();

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
    format: z.string().describe('Formats of its ranks, outermost first, or none.'),
    utilizedInstances: number.describe('Instances that hold a tile, on average.'),
    reads: fatesSchema,
    fills: fatesSchema,
    updates: fatesSchema,
    formatCapacity: ranksSchema.exactOptional(),
    formatReads: ofFormat('read'),
    formatFills: ofFormat('filled'),
    formatUpdates: ofFormat('updated'),
    formatBandwidth: z
      .object({ shared: number, read: number, write: number })
      .describe('Percent of the bandwidth that metadata take.'),
  })
  .meta({ id: 'sparseTile' });

/** Computes of a sparse run; what is in none of the three never arrives. */
export const sparseComputeSchema = z
  .object({
    utilizedInstances: number.describe('Units in use, on average.'),
    algorithmic: number.describe('Computes of the dense problem.'),
    ...fates,
  })
  .meta({ id: 'sparseCompute' });
