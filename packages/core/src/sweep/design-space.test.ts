import { Random } from '@loopwright/mapspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DesignSpace } from './design-space.ts';
import { PointDraw } from './point-draw.ts';

const space = new DesignSpace({
  parameters: [
    { name: 'Buffer.depth', values: [64, 128] },
    { name: 'PE.meshX', values: [2, 4, 8] },
    { name: 'technology', values: ['45nm'] },
  ],
  derived: [{ name: 'PE.meshY', expression: 'PE.meshX * 2' }],
  where: ['Buffer.depth >= 16 * PE.meshX', 'technology == "45nm"'],
});

test('the last parameter changes first, and derived values follow', () => {
  expect(space.size).toBe(6);
  expect(space.valuesOf(0)).toEqual({ 'Buffer.depth': 64, 'PE.meshX': 2, technology: '45nm', 'PE.meshY': 4 });
  expect(space.valuesOf(5)).toEqual({ 'Buffer.depth': 128, 'PE.meshX': 8, technology: '45nm', 'PE.meshY': 16 });
});

test('an index and its digits are one and the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }), fc.nat(), (lengths, seed) => {
      const parameters = lengths.map((length, axis) => ({ name: `p${axis}`, values: [...new Array(length).keys()] }));
      const own = new DesignSpace({ parameters, derived: [], where: [] });
      const index = seed % own.size;
      expect(own.indexOf(own.digits(index))).toBe(index);
    }),
  );
});

test('conditions hold for what they let in', () => {
  const allowed = [0, 1, 2, 3, 4, 5].filter((index) => space.allows(index));
  expect(allowed).toEqual([0, 1, 3, 4, 5]);
});

test('every allowed point is drawn once', () => {
  const draw = new PointDraw(space, new Random(3));
  expect(draw.take(4)).toBe(true);
  expect(draw.take(2)).toBe(false);
  const drawn: number[] = [];
  for (let point = draw.draw(); point !== undefined; point = draw.draw()) drawn.push(point);
  expect(drawn.sort()).toEqual([0, 1, 3, 5]);
});

test('what cannot be computed says where', () => {
  const broken = new DesignSpace({ parameters: [{ name: 'a', values: [1, 0] }], derived: [], where: ['1 / a > 0'] });
  expect(broken.allows(0)).toBe(true);
  expect(() => broken.allows(1)).toThrow('1 / a > 0: it divides by zero, where a=0');
});
