import { z } from 'zod';

/** Of the files that are written. Counts up with every change that older readers would take wrongly. */
export const resultVersion = 2;

/** What every result begins with. */
export const resultHead = {
  version: z.literal(resultVersion).describe('Of this schema.'),
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional()
    .describe(
      'SHA-256 of all that decides the result: runs that are alike have the same. None where a search was interrupted.',
    ),
};
