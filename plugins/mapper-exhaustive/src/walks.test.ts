import { CandidateBatch, type MapperContext, type Mapspace } from '@loopwright/core';
import { buildMapspace } from '@loopwright/core/engine';
import { type SmallCase, smallCases } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { type Walk, walkDistinct, walkIds } from './walks.ts';

function mapspaceOf({ specification }: SmallCase): Mapspace {
  return buildMapspace(specification.problem, specification.architecture, specification.constraints);
}

function lengthOf(walk: Walk, mapspace: Mapspace): number {
  const batch = new CandidateBatch(mapspace.shape, 1);
  let length = 0;
  while (walk.next(batch, 0)) length++;
  return length;
}

describe.each(smallCases)('$name', (small) => {
  const mapspace = mapspaceOf(small);
  const share = (shard: number, shards: number) => ({ mapspace, shard, shards }) as MapperContext;
  const lengths = (walk: (context: MapperContext) => Walk, shards: number) =>
    Array.from({ length: shards }, (_, shard) => lengthOf(walk(share(shard, shards)), mapspace));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

  test('shards share out the distinct mappings', () => {
    const [all] = lengths(walkDistinct, 1);
    expect(sum(lengths(walkDistinct, 3))).toBe(all);
    expect(BigInt(all!)).toBeLessThanOrEqual(mapspace.distinctSize()!);
  });

  test.runIf(mapspace.size < 100_000n)('shards share out the ids', () => {
    expect(sum(lengths(walkIds, 3))).toBe(Number(mapspace.size));
  });
});
