import type { CandidateBatch } from '@loopwright/mapspace';
import { builtInMetrics, type Metric, type MetricContext, type MetricName, type ObjectiveName } from './metric.ts';
import { metricNamed } from './metric-named.ts';

/** What a metric counts against the one before it in `logScore`: a per cent of the one is worth more than e times the other. */
const NEXT_METRIC = 0.01;

/** A list of metrics to minimise: the first decides, the next ones break ties. */
export class Objective {
  /** What decides, and what breaks ties; the energy-delay product where `pareto` stands alone. */
  readonly names: readonly MetricName[];
  /** Whether the search also keeps the front of energy, cycles and area use. */
  readonly keepsFront: boolean;
  readonly metrics: readonly Metric[];
  readonly #context: MetricContext;

  /**
   * @param known what the names mean
   * @param context for metrics of plugins; the built-in ones look at the batch alone
   */
  constructor(
    names: readonly ObjectiveName[],
    known: readonly Metric[] = builtInMetrics,
    context = {} as MetricContext,
  ) {
    if (names.length === 0) throw new RangeError('an objective needs at least one metric');
    const given = names.filter((name) => name !== 'pareto');
    this.names = given.length > 0 ? given : ['edp'];
    this.keepsFront = given.length < names.length;
    this.metrics = this.names.map((name) => knownMetric(name, known));
    this.#context = context;
  }

  /** The first metric of a candidate, Infinity where it was rejected. */
  score(batch: CandidateBatch, candidate: number): number {
    return batch.rejection[candidate] ? Infinity : this.metrics[0].value(batch, candidate, this.#context);
  }

  /** Every metric of a valid candidate, in the order of the names. */
  values(batch: CandidateBatch, candidate: number): number[] {
    return this.metrics.map((metric) => metric.value(batch, candidate, this.#context));
  }

  /**
   * One finite number for a valid candidate, for searches that learn from how much worse a mapping is: the logarithm of the
   * first metric, and a little of the next ones, so that ties lead somewhere. `beats` decides.
   */
  logScore(batch: CandidateBatch, candidate: number): number {
    let sum = 0;
    let weight = 1;
    for (let i = 0; i < this.metrics.length; i++) {
      sum += weight * Math.log(Math.max(this.metrics[i].value(batch, candidate, this.#context), Number.MIN_VALUE));
      weight *= NEXT_METRIC;
    }
    return sum;
  }

  /** Whether a valid candidate beats another valid one. */
  beats(batch: CandidateBatch, candidate: number, other: CandidateBatch, than: number): boolean {
    for (const metric of this.metrics) {
      const a = metric.value(batch, candidate, this.#context);
      const b = metric.value(other, than, this.#context);
      if (a !== b) return a < b;
    }
    return false;
  }
}

function knownMetric(name: MetricName, known: readonly Metric[]): Metric {
  const found = metricNamed(name, known);
  if (found) return found;
  throw new RangeError(`no metric is named ${name}: there are ${known.map((metric) => metric.name).join(', ')}`);
}
