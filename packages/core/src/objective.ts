import type { CandidateBatch } from '@loopwright/mapspace';

/** What a search can minimise. */
export const metricNames = ['edp', 'energy', 'delay', 'last_level_accesses'] as const;
export type MetricName = (typeof metricNames)[number];

type Metric = (batch: CandidateBatch, candidate: number) => number;

const metrics: Record<MetricName, Metric> = {
  edp: (batch, candidate) => batch.energyPj[candidate] * batch.cycles[candidate],
  energy: (batch, candidate) => batch.energyPj[candidate],
  delay: (batch, candidate) => batch.cycles[candidate],
  last_level_accesses: (batch, candidate) => batch.outermostAccesses[candidate],
};

/** A list of metrics to minimise: the first decides, the next ones break ties. */
export class Objective {
  readonly names: readonly MetricName[];
  readonly #metrics: readonly Metric[];

  constructor(names: readonly MetricName[]) {
    if (names.length === 0) throw new RangeError('an objective needs at least one metric');
    this.names = names;
    this.#metrics = names.map((name) => metrics[name]);
  }

  /** The first metric of a candidate, Infinity where it was rejected. */
  score(batch: CandidateBatch, candidate: number): number {
    return batch.rejection[candidate] ? Infinity : this.#metrics[0](batch, candidate);
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
