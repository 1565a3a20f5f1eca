import { type AladdinUnit, aladdin, aladdinNode } from '../data/aladdin.ts';
import type { Estimate, PartRequest, Technology } from '../estimate.ts';
import { powerLaw } from '../power-law.ts';
import { scaled, under } from './scaled.ts';
import type { Unit } from './unit.ts';

const accuracy = 'a factor of 2: synthesised standard cells';

/** A unit of Aladdin's tables, made for the cycle: between two rows of the table linear, beyond them the last. */
export function aladdinUnit(name: AladdinUnit, { cycleNs }: Technology): Unit {
  const rows = aladdin[name];
  const at = Math.min(Math.max(cycleNs, rows[0][0]), rows.at(-1)![0]);
  const upper = Math.max(
    1,
    rows.findIndex(([cycle]) => cycle >= at),
  );
  const [from, to] = [rows[upper - 1], rows[upper]];
  const share = (at - from[0]) / (to[0] - from[0]);
  const between = (a: number, b: number) => a + share * (b - a);
  return {
    pj: between(from[1], to[1]),
    leakMw: between(from[2] / from[0], to[2] / to[0]),
    areaUm2: between(from[3], to[3]),
  };
}

/** A float of so many bits: a power of the width, through single and double precision. */
export function aladdinFloat(operator: 'Adder' | 'Multiplier', bits: number, technology: Technology): Unit {
  const single = aladdinUnit(`float${operator}`, technology);
  const double = aladdinUnit(`double${operator}`, technology);
  const part = (key: keyof Unit) =>
    powerLaw(
      [
        [32, single[key]],
        [64, double[key]],
      ],
      bits,
    );
  return { pj: part('pj'), areaUm2: part('areaUm2'), leakMw: part('leakMw') };
}

/** What is put together from Aladdin's units, with the names of what it does; it has nothing to write. */
export function aladdinEstimate(
  { pj, areaUm2, leakMw }: Unit,
  actions: readonly string[],
  request: PartRequest,
): Estimate {
  const energyPj = { write: 0, update: 0, ...under(actions, pj) };
  return scaled({ ...aladdinNode, energyPj, areaUm2, leakMw, accuracy }, request.technology);
}
