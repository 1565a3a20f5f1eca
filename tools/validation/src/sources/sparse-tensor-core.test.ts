import { expect, test } from 'vitest';
import { coreCycles, type SparseTensorCore, sparseTensorCore } from './sparse-tensor-core.ts';

const published = sparseTensorCore.figures[0].values;

test.each(Object.keys(published) as SparseTensorCore[])('%s: cycles to the last digit', async (core) => {
  expect((await coreCycles(core)).cycles).toBe(published[core]);
});

test('outer products of unlucky columns take as many cycles as with Sparseloop', async () => {
  expect((await coreCycles('DSTC, weights anywhere')).ofComputes).toBe(28444);
});
