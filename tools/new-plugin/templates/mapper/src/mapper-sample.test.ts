import { mapperContract } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { mapperSample } from './index.ts';

mapperContract(() => mapperSample());

test('refuses options that it does not know', () => {
  expect(() => mapperSample({ prioritty: 1 } as never)).toThrow(/prioritty/);
});
