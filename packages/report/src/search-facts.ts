import { explainUnproven, type Metric, type SearchResult, type StopReason } from '@loopwright/core';
import { formatCount, formatPercent, formatSeconds, formatSize } from './format/numbers.ts';
import { formatMetric } from './format-metric.ts';
import type { Fact } from './summary-facts.ts';

const stops: Readonly<Record<StopReason, string>> = {
  exhausted: 'nothing is left to try',
  seconds: 'the time is up',
  evaluations: 'the number of evaluations is reached',
  victory: 'nothing better came for long enough',
  timeout: 'too many mappings in a row did not fit',
  target: 'the target is reached',
  interrupted: 'interrupted',
};

/** How a search went, and how far to trust what it found. */
export function searchFacts(result: SearchResult): Fact[] {
  const { mapper, objective, seed, mapspace, outcome } = result;
  const { evaluated, valid, seconds, stopped, shards, best, optimal, front, frontIsComplete } = outcome;
  // A mapper may end without having tried or excluded everything.
  const endedUnproven = stopped === 'exhausted' && best !== null && !optimal;
  const perSecond = Math.round(evaluated / Math.max(seconds, 1e-3));
  const validShare = formatPercent(evaluated === 0 ? 0 : valid / evaluated);
  return [
    ['Mapper', mapper, `seed ${seed}, ${shards === 1 ? 'one thread' : `${formatCount(shards)} threads`}`],
    ['Objective', objective.map(({ name }) => name).join(', '), optimality(objective[0], outcome)],
    ...scoreFacts(result),
    ...(front ? [frontIsComplete ? completeFront(front.length) : frontFact(objective[0], optimal)] : []),
    ['Mapspace', formatSize(mapspace.size), 'mappings'],
    ['Evaluated', formatCount(evaluated), `${validShare} valid, ${formatCount(perSecond)} per second`],
    ['Time', formatSeconds(seconds), endedUnproven ? 'the mapper ended by itself' : stops[stopped]],
  ];
}

/** Metrics that the summary of every mapping has, beside those of plugins. */
const summarised: readonly string[] = ['edp', 'energy', 'delay', 'last_level_accesses'];

/** What the best is by all others. */
function scoreFacts({ objective, scores, best }: SearchResult): Fact[] {
  const shown = [...summarised, ...(best?.metrics ?? []).map(({ metric }) => metric.name)];
  return objective.flatMap((metric, i): Fact[] => {
    if (scores === null || shown.includes(metric.name)) return [];
    return [[metric.name, formatMetric(metric, scores[i]), metric.description]];
  });
}

function completeFront(points: number): Fact {
  return ['Front', formatCount(points), 'of energy and cycles, proven: no mapping beats any, and there are no others'];
}

/** The search minimises a metric; the front is of the candidates that its mapper handed over, not of those it costed itself. */
function frontFact({ name }: Metric, optimal: boolean): Fact {
  const about = optimal ? `the proof is of ${name} alone` : 'not proven to be complete';
  return ['Front', 'of what the mapper passed on', about];
}

function optimality(metric: Metric, outcome: SearchResult['outcome']): string {
  const { best, optimal, bound, bestScore } = outcome;
  const whyUnproven = explainUnproven(outcome);
  if (best === null) return '';
  if (optimal) return 'proven: no mapping of this mapspace is better';
  if (bound <= 0) return whyUnproven === null ? 'not proven to be the best' : `not proven: ${whyUnproven}`;
  const gap = formatPercent(1 - bound / bestScore);
  const least = `no mapping is below ${formatMetric(metric, bound)}: at the most ${gap} better`;
  return whyUnproven === null ? least : `${whyUnproven}; ${least}`;
}
