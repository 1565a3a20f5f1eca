import { expect } from 'vitest';

/**
 * Counts and cycles are the same to the last. Energies are summed in another order; routers passed and spatial reductions
 * are products of quotients cut to whole numbers, so that one more or less hangs on the order of roundings.
 */
export function expectSame(actual: unknown, expected: unknown, routerPj: number, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (path === '/edp') return; // energy times cycles, both compared
    const rounding = path.endsWith('spatialReductions') ? 1 : 0;
    const slack = /(\/energyPj|\/spatialReductionEnergyPj)\b/.test(path)
      ? routerPj + 1e-9 * Math.abs(expected)
      : rounding;
    if (Math.abs(actual - expected) > slack + 1e-9) expect.fail(`${path}: ${actual}, the reference says ${expected}`);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      expectSame((actual as Record<string, unknown> | null)?.[key], value, routerPj, `${path}/${key}`);
    }
  } else if (actual !== expected) expect.fail(`${path}: ${actual}, the reference says ${expected}`);
}
