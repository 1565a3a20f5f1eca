import type { Metric, MetricName, Monotone } from './metric.ts';

/**
 * The metric of that name: one of those known, or a weighted sum of them such as `energy+1.5*delay`, whose weights are 0 or more, in
 * units of the first metric per unit of their own (pJ per cycle here). Undefined where there is none.
 */
export function metricNamed(name: MetricName, known: readonly Metric[]): Metric | undefined {
  return known.find((metric) => metric.name === name) ?? weightedSum(name, known);
}

interface Term {
  readonly weight: number;
  readonly metric: Metric;
}

function weightedSum(name: string, known: readonly Metric[]): Metric | undefined {
  const terms: Term[] = [];
  // A plus sign may belong to an exponent.
  for (const text of name.split(/(?<!\de)\+/)) {
    const [, weight = '1', own] = /^(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\*)?([a-z][a-z0-9_]*)$/.exec(text) ?? [];
    const metric = known.find((each) => each.name === own);
    if (!metric || !Number.isFinite(Number(weight))) return undefined;
    terms.push({ weight: Number(weight), metric });
  }
  const monotone = sumOfMonotones(terms);
  const { unit } = terms[0].metric;
  return {
    name,
    description: terms
      .map(({ weight, metric }) => (weight === 1 ? '' : `${weight} x `) + metric.description)
      .join(' + '),
    ...(unit !== undefined && { unit }),
    value: (batch, candidate, context) => {
      let sum = 0;
      for (const { weight, metric } of terms) sum += weight * metric.value(batch, candidate, context);
      return sum;
    },
    ...(monotone && { monotone }),
  };
}

function sumOfMonotones(terms: readonly Term[]): Monotone | undefined {
  const parts = terms.flatMap(({ weight, metric }) => (metric.monotone ? [{ weight, ...metric.monotone }] : []));
  if (parts.length < terms.length) return undefined;
  return {
    figures: [...new Set(parts.flatMap(({ weight, figures }) => (weight > 0 ? figures : [])))],
    of: (energyPj, cycles, outermostAccesses) => {
      let sum = 0;
      for (const { weight, of } of parts) sum += weight * of(energyPj, cycles, outermostAccesses);
      return sum;
    },
  };
}
