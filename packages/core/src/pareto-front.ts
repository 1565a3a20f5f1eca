import { type CandidateBatch, decodeMapping } from '@loopwright/mapspace';
import type { Costs } from '@loopwright/model';
import type { Architecture, Mapping } from '@loopwright/spec';
import { type AreaUseUm2, compileAreaUse } from './area-use.ts';

/** A mapping that no other one found beats in energy, cycles and area use together. */
export interface FrontPoint {
  readonly energyPj: number;
  readonly cycles: number;
  readonly areaUseUm2: number;
  readonly mapping: Mapping;
}

/** Above so many points, those go that area use alone keeps. */
const MOST_POINTS = 256;

/**
 * The mappings that nothing dominates. Dominance is exact. All that none beats in energy and cycles stay, however many; of those that
 * only their area use keeps, where there are too many, the one that lies closest to its neighbours goes.
 */
export class ParetoFront {
  readonly #areaUse: AreaUseUm2;
  readonly #most: number;
  /** By energy, the least first. */
  readonly #points: FrontPoint[] = [];

  constructor(architecture: Architecture, costs: Costs, most = MOST_POINTS) {
    this.#areaUse = compileAreaUse(architecture, costs);
    this.#most = most;
  }

  get points(): readonly FrontPoint[] {
    return this.#points;
  }

  /** The points that no other beats in energy and cycles alone. */
  ofEnergyAndCycles(): readonly FrontPoint[] {
    let least = Infinity;
    const byEnergy = [...this.#points].sort((a, b) => a.energyPj - b.energyPj || a.cycles - b.cycles);
    return byEnergy.filter(({ cycles }) => {
      if (cycles >= least) return false;
      least = cycles;
      return true;
    });
  }

  /** Takes in a valid candidate, unless there is one as good. */
  offer(batch: CandidateBatch, candidate: number): void {
    const energyPj = batch.energyPj[candidate];
    const cycles = batch.cycles[candidate];
    const areaUseUm2 = this.#areaUse(batch, candidate);
    if (this.#covers(energyPj, cycles, areaUseUm2)) return;
    this.#insert({ energyPj, cycles, areaUseUm2, mapping: decodeMapping(batch, candidate) });
  }

  /** Takes in a point of another front. */
  add(point: FrontPoint): void {
    if (!this.#covers(point.energyPj, point.cycles, point.areaUseUm2)) this.#insert(point);
  }

  #covers(energyPj: number, cycles: number, areaUseUm2: number): boolean {
    const points = this.#points;
    for (let i = 0; i < points.length && points[i].energyPj <= energyPj; i++) {
      if (points[i].cycles <= cycles && points[i].areaUseUm2 <= areaUseUm2) return true;
    }
    return false;
  }

  #insert(point: FrontPoint): void {
    const points = this.#points;
    const at = points.findIndex(({ energyPj }) => energyPj >= point.energyPj);
    const start = at < 0 ? points.length : at;
    const rest = points.splice(start).filter((other) => !isAsGood(point, other));
    points.push(point, ...rest);
    if (points.length <= this.#most) return;
    const crowded = mostCrowded(points);
    if (crowded >= 0) points.splice(crowded, 1);
  }
}

function isAsGood(a: FrontPoint, b: FrontPoint): boolean {
  return a.energyPj <= b.energyPj && a.cycles <= b.cycles && a.areaUseUm2 <= b.areaUseUm2;
}

/** Of the points that another one beats in energy and cycles, but for the last; -1 where there are none. */
function mostCrowded(points: readonly FrontPoint[]): number {
  let crowded = -1;
  let closest = Infinity;
  let fastest = Infinity;
  for (let i = 0; i < points.length - 1; i++) {
    const { cycles } = points[i];
    const isBeaten = cycles >= fastest;
    fastest = Math.min(fastest, cycles);
    if (!isBeaten) continue;
    const gap = distance(points[i - 1], points[i + 1]);
    if (gap >= closest) continue;
    closest = gap;
    crowded = i;
  }
  return crowded;
}

/** On logarithmic scales. */
function distance(a: FrontPoint, b: FrontPoint): number {
  const ratio = (x: number, y: number) => (x > 0 && y > 0 ? Math.abs(Math.log(x / y)) : 0);
  return ratio(a.energyPj, b.energyPj) + ratio(a.cycles, b.cycles) + ratio(a.areaUseUm2, b.areaUseUm2);
}
