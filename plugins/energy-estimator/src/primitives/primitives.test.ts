import { describe, expect, test } from 'vitest';
import { technologyScaling } from '../data/technology-scaling.ts';
import { powerLaw } from '../power-law.ts';
import { areaScale, energyScale, parseNode } from '../technology.ts';
import { estimatePrimitive } from './index.ts';

const at45 = { nodeNm: 45, supplyVolts: 0.8, cycleNs: 1 };
const estimate = (partClass: string, attributes: Record<string, unknown>, technology = at45) =>
  estimatePrimitive({ partClass, attributes, technology })!;

describe('published points', () => {
  test.each([
    ['SRAM', { width: 64, depth: 1024 }, 'read', 10],
    ['SRAM', { width: 64, depth: 4096 }, 'read', 20],
    ['SRAM', { width: 64, depth: 131072 }, 'read', 100],
    ['intadder', { width: 8 }, 'add', 0.03],
    ['intmultiplier', { width: 32 }, 'multiply', 3.1],
    ['fpmultiplier', { width: 16 }, 'multiply', 1.1],
    ['intmac', { multiplier_width: 8, adder_width: 32 }, 'compute', 0.3],
    ['DRAM', { type: 'HBM2', width: 64 }, 'read', 249.6],
    ['wire', { width: 256, length_mm: 10 }, 'transfer', 310],
  ])('%s %o %s', (partClass, attributes, action, pj) => {
    expect(estimate(partClass, attributes).energyPj[action]).toBeCloseTo(pj, 6);
  });

  test('Aladdin at its own node', () => {
    const at40 = { ...at45, nodeNm: 40 };
    expect(estimate('aladdin_register', { width: 16 }, at40).energyPj.read).toBeCloseTo(0.144, 6);
    expect(estimate('aladdin_comparator', {}, at40).energyPj.compare).toBeCloseTo(0.02947, 6);
  });
});

test('banks cost less to read and ports more, in area too', () => {
  const size = { width: 64, depth: 16384 };
  const plain = estimate('SRAM', size);
  const ported = estimate('SRAM', { ...size, n_rw_ports: 2 });
  expect(estimate('SRAM', { ...size, n_banks: 32 }).energyPj.read).toBeLessThan(plain.energyPj.read);
  expect(ported.energyPj.read).toBeGreaterThan(plain.energyPj.read);
  expect(ported.areaUm2).toBeGreaterThan(plain.areaUm2);
});

test('nodes', () => {
  expect(['45nm', 45, '65 nm', 4.5e-8, '7nm', 'tsmc', '3nm'].map(parseNode)).toEqual([
    45,
    45,
    65,
    expect.closeTo(45),
    7,
    Number.NaN,
    Number.NaN,
  ]);
  expect(energyScale(65, 65, 1.3)).toBe(1);
  // The example of their corrigendum: at 1.3 V the energy factor of 65 nm is 2.604.
  const [a, b, c] = technologyScaling.find(({ nodeNm }) => nodeNm === 65)!.energy;
  expect(a * 1.3 ** 2 + b * 1.3 + c).toBeCloseTo(2.604, 3);
  expect(areaScale(45, 32)).toBe(0.46);
  expect(energyScale(45, 40, 0.8)).toBeLessThan(1);
});

test('a power law through points and beyond them', () => {
  const line = [
    [1, 2],
    [10, 20],
    [100, 2000],
  ] as const;
  expect([0, 0.5, 1, 5, 10, 100].map((x) => powerLaw(line, x))).toEqual(
    [0, 1, 2, 10, 20, 2000].map((y) => expect.closeTo(y)),
  );
  expect(powerLaw(line, 1000)).toBeCloseTo(200_000);
});
