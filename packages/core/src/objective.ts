import type { CandidateBatch } from '@loopwright/mapspace';

/** What a search can minimise. */
export const metricNames = ['edp', 'energy', 'delay', 'last_level_accesses'] as const;
export type MetricName = (typeof metricNames)[number];

/** What can stand in an objective: `pareto` asks for all mappings that none beats in energy, cycles and area use. */
export const objectiveNames = [...metricNames, 'pareto'] as const;
export type ObjectiveName = (typeof objectiveNames)[number];

type Metric = (batch: CandidateBatch, candidate: number) => number;

const metrics: Record<MetricName, Metric> = {
  edp: (batch, candidate) => batch.energyPj[candidate] * batch.cycles[candidate],
  energy: (batch, candidate) => batch.energyPj[candidate],
  delay: (batch, candidate) => batch.cycles[candidate],
  last_level_accesses: (batch, candidate) => batch.outermostAccesses[candidate],
};

/** What a metric counts against the one before it in `logScore`: a per cent of the one is worth more than e times the other. */
const NEXT_METRIC = 0.01;

/** A list of metrics to minimise: the first decides, the next ones break ties. */
export class Objective {
  /** What decides, and what breaks ties; the energy-delay product where `pareto` stands alone. */
  readonly names: readonly MetricName[];
  /** Whether the search also keeps the front of energy, cycles and area use. */
  readonly keepsFront: boolean;
  readonly #metrics: readonly Metric[];

  constructor(names: readonly ObjectiveName[]) {
    if (names.length === 0) throw new RangeError('an objective needs at least one metric');
    const given = names.filter((name) => name !== 'pareto');
    this.names = given.length > 0 ? given : ['edp'];
    this.keepsFront = given.length < names.length;
    this.#metrics = this.names.map((name) => metrics[name]);
  }

  /** The first metric of a candidate, Infinity where it was rejected. */
  score(batch: CandidateBatch, candidate: number): number {
    return batch.rejection[candidate] ? Infinity : this.#metrics[0](batch, candidate);
  }

  /**
   * One finite number for a valid candidate, for searches that learn from how much worse a mapping is: the logarithm of the
   * first metric, and a little of the next ones, so that ties lead somewhere. `beats` decides.
   */
  logScore(batch: CandidateBatch, candidate: number): number {
    let sum = 0;
    let weight = 1;
    for (let i = 0; i < this.#metrics.length; i++) {
      sum += weight * Math.log(Math.max(this.#metrics[i](batch, candidate), Number.MIN_VALUE));
      weight *= NEXT_METRIC;
    }
    return sum;
  }

  /** Whether a valid candidate beats another valid one. */
  beats(batch: CandidateBatch, candidate: number, other: CandidateBatch, than: number): boolean {
    for (const metric of this.#metrics) {
      const a = metric(batch, candidate);
      const b = metric(other, than);
      if (a !== b) return a < b;
    }
    return false;
  }
}
