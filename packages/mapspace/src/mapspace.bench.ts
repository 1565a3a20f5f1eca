import { bench, describe } from 'vitest';
import { mapspaceOf } from '../test/design.ts';
import { largeDesigns } from '../test/large-designs.ts';
import { CandidateBatch, PrunedSampler, Random } from './index.ts';

/** Per call; below the time of one evaluation, about a microsecond, they do not matter. */
for (const [name, design] of Object.entries(largeDesigns)) {
  const mapspace = mapspaceOf(design);
  const random = new Random(1);
  const genomes = Array.from({ length: 1024 }, () => {
    const digits = mapspace.genome();
    mapspace.sample(random, digits);
    return digits;
  });
  const batch = new CandidateBatch(mapspace.shape, 256);
  const digits = mapspace.genome();
  let turn = 0;

  describe(name, () => {
    bench('sample 1000', () => {
      for (let i = 0; i < 1000; i++) mapspace.sample(random, digits);
    });
    bench('decode 1000 random genomes', () => {
      for (let i = 0; i < 1000; i++, turn++) mapspace.decode(genomes[turn & 1023], batch, turn & 255);
    });
    const sixteen = new PrunedSampler(mapspace);
    bench('1000 of the pruned sampler, 16 visits', () => {
      for (let i = 0; i < 1000; i++, turn++) sixteen.next(random, batch, turn & 255);
    });
    const one = new PrunedSampler(mapspace, { visits: 1 });
    bench('1000 of the pruned sampler, 1 visit', () => {
      for (let i = 0; i < 1000; i++, turn++) one.next(random, batch, turn & 255);
    });
  });
}
