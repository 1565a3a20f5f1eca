import { energyContract } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { energySample } from './index.ts';

energyContract(() => energySample());

test('refuses options that it does not know', () => {
  expect(() => energySample({ prioritty: 1 } as never)).toThrow(/prioritty/);
});
