import { CandidateBatch, decodeMapping, FanoutSampler, Random, Variants } from '@loopwright/core';
import { buildMapspace } from '@loopwright/core/engine';
import { type SmallCase, smallCases } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { FactorizationWalk } from './factorization-walk.ts';

const mapspaceOf = ({ specification }: SmallCase) =>
  buildMapspace(specification.problem, specification.architecture, specification.constraints);

describe.each(smallCases)('$name', (small) => {
  const mapspace = mapspaceOf(small);
  const sampler = FanoutSampler.build(mapspace);
  const batch = new CandidateBatch(mapspace.shape, 1);

  function walk(random: Random, visits: number, next: (walk: FactorizationWalk) => void): string[] {
    const factorization = new FactorizationWalk(mapspace, sampler);
    expect(factorization.start(random, visits)).toBe(true);
    const visited: string[] = [];
    while (!factorization.ended) {
      factorization.write(batch, 0);
      visited.push(JSON.stringify(decodeMapping(batch, 0)));
      next(factorization);
    }
    return visited;
  }

  test('comes by every distinct mapping of a factorisation once', () => {
    const random = new Random(3);
    for (let i = 0; i < 20; i++) {
      const visited = walk(random, Number.POSITIVE_INFINITY, (at) => at.advance());
      const variants = new Variants(mapspace, true);
      variants.prepare(batch.factors, 0);
      const size = variants.counts.reduce((product, count) => product * count, 2 ** mapspace.bypass.free.length);
      expect(new Set(visited).size).toBe(size);
      expect(visited).toHaveLength(size);
    }
  });

  test('ends after the visits it is given', () => {
    expect(walk(new Random(4), 3, (at) => at.advance()).length).toBeLessThanOrEqual(3);
  });

  test('tries every bypass where none fits, and keeps the loop orders', () => {
    const visited = walk(new Random(5), Number.POSITIVE_INFINITY, (at) => at.advanceBypass());
    expect(new Set(visited).size).toBe(2 ** mapspace.bypass.free.length);
    const orders = visited.map((mapping) =>
      JSON.stringify(JSON.parse(mapping).levels.map((l: { permutation: unknown }) => l.permutation)),
    );
    expect(new Set(orders).size).toBe(1);
  });
});
