import { expect, it } from 'vitest';
import { bandwidthScaleOf } from './index.ts';

it('a dataspace that the file does not name weighs 1, whatever it is called', () => {
  const memory = { bandwidthScale: { Z: 0.5 } };
  expect(['Z', 'A', 'constructor'].map((name) => bandwidthScaleOf(memory, name))).toEqual([0.5, 1, 1]);
});
