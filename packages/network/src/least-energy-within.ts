import type { Tangent } from './cost-curve.ts';
import type { NetworkOptimum } from './least-product.ts';
import type { NetworkCurve, NetworkPoint } from './network-curve.ts';
import type { OperationCost } from './operation-cost.ts';
import { meets } from './relative-rounding.ts';

/**
 * The least energy of a network that takes no more than so many cycles. Of each edge of the lower hull that the deadline cuts, the
 * weight bounds the energy (Lagrange); the best choice among the mappings that were found on the way comes near it, or meets it.
 *
 * @returns the fastest point, later than the deadline, where none is in time; null where an operation has no valid mapping
 */
export async function leastEnergyWithin<R>(
  curve: NetworkCurve<R>,
  maxCycles: number,
): Promise<NetworkOptimum<R> | null> {
  let slow = await curve.at(0);
  let fast = slow && (slow.point.cycles <= maxCycles ? slow : await curve.at(Infinity));
  if (!slow || !fast) return null;
  if (slow === fast) return { best: slow.point, bound: slow.bound };
  if (fast.point.cycles > maxCycles) return { best: fast.point, bound: fast.bound };
  let bound = slow.bound;
  for (;;) {
    const weight: number = (fast.point.energyPj - slow.point.energyPj) / (slow.point.cycles - fast.point.cycles);
    const tangent: Tangent<NetworkPoint<R>> | null = weight > 0 ? await curve.at(weight) : null;
    if (!tangent) break;
    bound = Math.max(bound, tangent.bound - weight * maxCycles);
    const { energyPj, cycles } = tangent.point;
    const edge = fast.point.energyPj + weight * fast.point.cycles;
    if (meets(energyPj + weight * cycles, edge)) break;
    if (cycles <= maxCycles) fast = tangent;
    else slow = tangent;
  }
  return { best: bestKnown(curve, maxCycles, fast.point), bound };
}

interface Partial<R> {
  readonly energyPj: number;
  readonly cycles: number;
  readonly choices: readonly OperationCost<R>[];
}

/** The least energy in time over all choices of known mappings: sums operation by operation, without those that another beats. */
function bestKnown<R>(curve: NetworkCurve<R>, maxCycles: number, first: NetworkPoint<R>): NetworkPoint<R> {
  const rest = leastOfRest(curve);
  let sums: Partial<R>[] = [{ energyPj: 0, cycles: 0, choices: [] }];
  for (const [index, { points }] of curve.curves.entries()) {
    const { count } = curve.operations[index]!;
    const left = rest[index + 1]!;
    const longer = sums.flatMap(({ energyPj, cycles, choices }) =>
      points.map((point) => ({
        energyPj: energyPj + count * point.energyPj,
        cycles: cycles + count * point.cycles,
        choices: [...choices, point],
      })),
    );
    sums = unbeaten(
      longer.filter(
        ({ energyPj, cycles }) => cycles + left.cycles <= maxCycles && energyPj + left.energyPj <= first.energyPj,
      ),
    );
  }
  const best = sums.reduce((least: Partial<R>, sum) => (sum.energyPj < least.energyPj ? sum : least), first);
  return curve.point(best.choices);
}

/** [distinct operation] Least energy and least cycles of those from there on. */
function leastOfRest<R>({ curves, operations }: NetworkCurve<R>): { energyPj: number; cycles: number }[] {
  const rest = [{ energyPj: 0, cycles: 0 }];
  for (let index = curves.length - 1; index >= 0; index--) {
    const { points } = curves[index]!;
    const { count } = operations[index]!;
    rest.unshift({
      energyPj: rest[0]!.energyPj + count * Math.min(...points.map(({ energyPj }) => energyPj)),
      cycles: rest[0]!.cycles + count * Math.min(...points.map(({ cycles }) => cycles)),
    });
  }
  return rest;
}

function unbeaten<R>(sums: readonly Partial<R>[]): Partial<R>[] {
  const sorted = [...sums].sort((a, b) => a.cycles - b.cycles || a.energyPj - b.energyPj);
  let least = Infinity;
  return sorted.filter(({ energyPj }) => {
    const isBetter = energyPj < least;
    if (isBetter) least = energyPj;
    return isBetter;
  });
}
