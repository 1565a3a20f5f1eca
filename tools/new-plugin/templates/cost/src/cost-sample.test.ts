import { costModelContract } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { costSample } from './index.ts';

costModelContract(() => costSample());

test('refuses options that it does not know', () => {
  expect(() => costSample({ prioritty: 1 } as never)).toThrow(/prioritty/);
});
