import { energyContract } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { energyPat } from './index.ts';
import { dramUnits, multiplierUnits, sramUnits } from './technology-model.ts';

describe('energy-pat', () => {
  energyContract(() => energyPat());

  test('the points that the model is drawn through', () => {
    const kilobyte = 8 * 1024;
    expect(sramUnits(0.5 * kilobyte, 16)).toBe(1);
    expect(sramUnits(100 * kilobyte, 16)).toBe(6);
    expect(sramUnits(100 * kilobyte, 64)).toBe(24);
    expect(dramUnits(16)).toBe(200);
    expect(dramUnits(64)).toBe(800);
    expect(multiplierUnits(16, 16)).toBe(1);
    expect(multiplierUnits(8, 8)).toBe(0.25);
  });

  test('refuses options that it does not know', () => {
    expect(() => energyPat({ unit: 1 } as never)).toThrow(/unit/);
  });
});
