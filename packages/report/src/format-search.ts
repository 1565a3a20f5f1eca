import { diagnose, type MetricName, type SearchResult, type StopReason } from '@loopwright/core';
import { formatCount, formatEnergy, formatPercent, formatSeconds, formatSi, formatSize } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatEvaluation } from './format-evaluation.ts';
import { formatFindings } from './format-findings.ts';
import { formatFront } from './format-front.ts';
import { formatRejections } from './format-rejections.ts';
import { formatFacts } from './format-summary.ts';

const stops: Readonly<Record<StopReason, string>> = {
  exhausted: 'nothing is left to try',
  seconds: 'the time is up',
  evaluations: 'the number of evaluations is reached',
  victory: 'nothing better came for long enough',
  timeout: 'too many mappings in a row did not fit',
  target: 'the target is reached',
  interrupted: 'interrupted',
};

/** The outcome of a search as text: the best mapping and how it was found, or what stood in the way. */
export function formatSearch(result: SearchResult, layout: TextLayout): string {
  const search = [layout.paint.heading('Search'), ...formatFacts(searchFacts(result), layout), ''];
  if (result.best) {
    return [formatEvaluation(result.best, layout), ...frontLines(result, layout), ...search].join('\n');
  }
  return [...nothingFound(result, layout), ...search].join('\n');
}

/** The value of a metric, with its unit. */
export function formatMetric(name: MetricName, value: number): string {
  if (name === 'energy') return formatEnergy(value);
  if (name === 'edp') return formatSi(value * 1e-12, 'J·cycle');
  return `${formatCount(value)} ${name === 'delay' ? 'cycles' : 'accesses'}`;
}

function frontLines({ outcome }: SearchResult, layout: TextLayout): string[] {
  if (!outcome.front) return [];
  const title = `Front of energy, cycles and area in use (${formatCount(outcome.front.length)} mappings)`;
  return [layout.paint.heading(title), ...formatFront(outcome.front, layout), ''];
}

function searchFacts({ mapper, objective, seed, mapspace, outcome }: SearchResult): [string, string, string][] {
  const { evaluated, valid, seconds, stopped, shards } = outcome;
  const perSecond = Math.round(evaluated / Math.max(seconds, 1e-3));
  const validShare = formatPercent(evaluated === 0 ? 0 : valid / evaluated);
  return [
    ['Mapper', mapper, `seed ${seed}, ${shards === 1 ? 'one thread' : `${formatCount(shards)} threads`}`],
    ['Objective', objective.join(', '), optimality(objective[0], outcome)],
    ['Mapspace', formatSize(mapspace.size), 'mappings'],
    ['Evaluated', formatCount(evaluated), `${validShare} valid, ${formatCount(perSecond)} per second`],
    ['Time', formatSeconds(seconds), stops[stopped]],
  ];
}

function optimality(metric: MetricName, { best, optimal, bound, bestScore }: SearchResult['outcome']): string {
  if (best === null) return '';
  if (optimal) return 'proven: no mapping of this mapspace is better';
  if (bound <= 0) return 'not proven to be the best';
  const gap = formatPercent(1 - bound / bestScore);
  return `no mapping is below ${formatMetric(metric, bound)}: at the most ${gap} better`;
}

function nothingFound(result: SearchResult, layout: TextLayout): string[] {
  const { outcome, mapspace } = result;
  const rejections = formatRejections(result, layout);
  const findings = formatFindings(diagnose(mapspace), mapspace);
  const tried = formatCount(outcome.evaluated);
  const verdict = outcome.evaluated > 0 ? `None of ${tried} mappings fits.` : 'No mapping obeys the constraints.';
  return [
    layout.paint.alarm(verdict),
    '',
    ...(rejections.length > 0 ? [...rejections, ''] : []),
    ...(findings.length > 0 ? [layout.paint.heading('Mapspace'), ...findings, ''] : []),
  ];
}
