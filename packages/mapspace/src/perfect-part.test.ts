import { expect, test } from 'vitest';
import { mapspaceOf, sketch } from '../test/design.ts';
import { CandidateBatch, PerfectPart, Random } from './index.ts';

const design = sketch({ A: 13, B: 12 }, [{}, { fanout: [4, 2] }, {}], 1);

function withRemainders(space: ReturnType<typeof mapspaceOf>) {
  const levels = space.constraints.levels.map((level) => ({
    ...level,
    factors: level.factors.map((factor) => ({ ...factor, remainder: true })),
  }));
  return { ...space.constraints, levels };
}

test('every perfect mapping is a mapping of the whole mapspace, the same one', () => {
  const perfect = mapspaceOf(design);
  const whole = mapspaceOf({ ...design, constraints: withRemainders(perfect) });
  expect(whole.size).toBeGreaterThan(perfect.size);
  const part = PerfectPart.of(whole)!;
  expect(part.mapspace.size).toBe(perfect.size);
  const batch = new CandidateBatch(whole.shape, 2);
  const digits = part.mapspace.genome();
  const into = whole.genome();
  const random = new Random(3);
  for (let i = 0; i < 200; i++) {
    part.mapspace.sample(random, digits);
    expect(part.embed(digits, into)).toBe(true);
    part.mapspace.decode(digits, batch, 0);
    whole.decode(into, batch, 1);
    for (const { values, width } of batch.columns) {
      expect(values.slice(width, 2 * width)).toEqual(values.slice(0, width));
    }
  }
});

test('a perfect mapspace has none', () => {
  expect(PerfectPart.of(mapspaceOf(design))).toBeUndefined();
});
