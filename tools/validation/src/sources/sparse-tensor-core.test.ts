import { expect, test } from 'vitest';
import { type SparseTensorCore, sparseTensorCore, tensorCoreFigure } from './sparse-tensor-core.ts';

const published = sparseTensorCore.figures[0].values;

test.each(Object.keys(published) as SparseTensorCore[])('%s: cycles to the last digit', async (core) => {
  expect(await tensorCoreFigure(core)).toBe(published[core]);
});
