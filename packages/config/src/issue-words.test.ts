import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

function words(schema: z.ZodType, value: unknown): string[] {
  return schema.safeParse(value).error!.issues.map(issueWords);
}

test('what a schema says itself stays', () => {
  expect(words(z.number('must be a share'), 'half')).toEqual(['must be a share']);
});

test.each([
  [z.number(), 'much', 'must be a number'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.string(), 7, 'must be a text'],
  [z.array(z.string()), {}, 'must be a list'],
  [z.object({}), [], 'must be a map of keys'],
  [z.number().min(4), 3, 'must be 4 or more'],
  [z.number().positive(), 0, 'must be above 0'],
  [z.number().max(0.9), 1, 'must be at most 0.9'],
  [z.number().lt(5), 5, 'must be below 5'],
  [z.array(z.string()).min(1), [], 'must have 1 or more entries'],
  [z.string().min(1), '', 'must have 1 or more characters'],
  [z.number().multipleOf(8), 12, 'must be a multiple of 8'],
  [z.enum(['fast', 'slow']), 'medium', 'must be one of fast, slow'],
  [z.literal(true), false, 'must be true'],
  [z.strictObject({ size: z.number() }), { size: 1, sise: 2 }, 'there is no "sise"'],
  [z.union([z.number(), z.array(z.number())]), 'x', 'must be a number, or must be a list'],
  [z.custom(() => false), 1, 'is not what it should be'],
])('zod has words of its own for %#: %o', (schema, value, expected) => {
  expect(words(schema, value)).toEqual([expected]);
});
