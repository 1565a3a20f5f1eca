import { expect, test } from 'vitest';
import { annealingDefaults } from './annealing-options.ts';
import { Cooling } from './cooling.ts';

const options = { ...annealingDefaults, length: 4, growth: 1.5, heat: 0.5, cooling: 0.01 };

test('the start temperature follows from the differences between neighbours', () => {
  const cooling = new Cooling(options);
  for (const difference of [1, -3, 0]) cooling.sample(difference);
  cooling.step();
  expect(cooling.temperature).toBeCloseTo(0.5 * 2 * 0.01 ** (1 / 4));
});

test('a round cools geometrically, and the next is longer', () => {
  const cooling = new Cooling(options);
  cooling.sample(2);
  const steps = (): number => (cooling.step() ? 1 + steps() : 0);
  const temperatures = [1, 2, 3].map(() => cooling.step() && cooling.temperature);
  expect(Number(temperatures[1]) / Number(temperatures[0])).toBeCloseTo(0.01 ** (1 / 4));
  expect(cooling.step()).toBe(false);
  expect(steps()).toBe(5);
  expect(steps()).toBe(8);
});
