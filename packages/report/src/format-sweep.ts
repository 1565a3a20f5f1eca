import type { SweepPointJson, SweepResultJson } from '@loopwright/results';
import { formatArea, formatCount, formatPercent, formatSeconds } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatFacts } from './format-facts.ts';
import { formatMetric } from './format-metric.ts';
import type { Fact } from './summary-facts.ts';

/** A study as text: the designs that none beats, what became of the others, and what is proven. */
export function formatSweep(result: SweepResultJson, layout: TextLayout): string {
  const { heading, alarm } = layout.paint;
  const { front, parameters } = result;
  const remarks = parameters.flatMap(({ name, remark }) => (remark === null ? [] : [`${name} ${remark}`]));
  const reasons = reasonsOf(result.points);
  return [
    heading(`${result.study}: ${front.length} of ${formatCount(result.points.length)} designs that none beats`),
    ...(front.length > 0 ? frontTable(result, layout) : [alarm(whyEmpty(result))]),
    '',
    heading('Study'),
    ...formatFacts(sweepFacts(result), layout),
    ...(reasons.length > 0 ? ['', heading('Left out'), ...reasons] : []),
    ...(remarks.length > 0 ? ['', heading('Parameters'), ...remarks] : []),
    '',
  ].join('\n');
}

function whyEmpty({ points, search }: SweepResultJson): string {
  const isEmptied = points.length === 0 && !search.interrupted;
  return isEmptied ? 'no combination meets the conditions' : 'no design has all workloads mapped';
}

function frontTable(
  { points, front, parameters, objectives, workloads }: SweepResultJson,
  layout: TextLayout,
): string[] {
  const best = front.map((index) => points.find((point) => point.index === index)!);
  const hasArea = objectives.some(({ name }) => name === 'area');
  // Cycles and energy of one workload; of several the sums would say nothing.
  const single = workloads.length === 1;
  const columns: Column[] = [
    ...parameters.map(({ name }): Column => ({ title: name, align: 'right', paint: layout.paint.name })),
    ...objectives.map(({ name }): Column => ({ title: title(name), align: 'right', paint: layout.paint.strong })),
    ...(single
      ? [{ title: 'Cycles', align: 'right', rank: 3 } as Column, { title: 'Energy', align: 'right', rank: 3 } as Column]
      : []),
    ...(hasArea ? [] : [{ title: 'Area', align: 'right', rank: 2 } as Column]),
    { title: 'Units', align: 'right', rank: 1 },
    { title: 'Proven', align: 'left' },
  ];
  const rows = best.map(({ parameters: values, totals, areaUm2, computeUnits, proven, workloads: [first] }) => [
    ...parameters.map(({ name }) => String(values[name] ?? '')),
    ...objectives.map(({ name, unit }) => objectiveText(name, unit, totals![name]!)),
    ...(single ? [formatCount(first!.totals!.cycles), formatMetric({ unit: 'pJ' }, first!.totals!.energyPj)] : []),
    ...(hasArea ? [] : [formatArea(areaUm2!)]),
    formatCount(computeUnits!),
    proven ? 'yes' : 'no',
  ]);
  return formatTable(columns, rows, layout);
}

function sweepFacts({ points, search, workloads, objectives, proven, whyUnproven, store }: SweepResultJson): Fact[] {
  const { size, done, dropped, unsearched, excluded, failed, searches, stored, seconds, sampler, mapper, limits } =
    search;
  const isMean = workloads.length > 1;
  const open = points.filter(({ state }) => state === 'open').length;
  const within = Object.entries(limits).map(([name, value]) => `${name} ${value}`);
  return [
    [
      'Workloads',
      workloads.map(({ name }) => name).join(', '),
      isMean ? `weighted geometric mean${weights(workloads)}` : '',
    ],
    [
      'Minimised',
      objectives.map(({ name }) => name).join(', '),
      `each workload is mapped for ${search.objective.join(', ')}`,
    ],
    ['Points', formatCount(points.length), `of ${formatCount(size)} combinations, chosen by ${sampler}`],
    [
      'Done',
      formatCount(done),
      `mapper ${mapper}${within.length > 0 ? `, a search stops at ${within.join(', ')}` : ''}`,
    ],
    ...(dropped > 0 ? [['Dropped', formatCount(dropped), droppedText(points, dropped, unsearched)] as Fact] : []),
    ...(excluded > 0 ? [['Excluded', formatCount(excluded), 'by a constraint'] as Fact] : []),
    ...(failed > 0 ? [['Failed', formatCount(failed), 'cannot be read, costed or mapped'] as Fact] : []),
    ...(open > 0 ? [['Open', formatCount(open), 'begun, and not looked at to their end'] as Fact] : []),
    ['Searches', formatCount(searches), storeText(stored, store)],
    ['Time', formatSeconds(seconds), search.interrupted ? 'interrupted: the front is that of what is done' : ''],
    [
      'Front proven',
      proven ? 'yes' : 'no',
      whyUnproven ?? (done > 0 ? 'of the whole design space, every mapping an optimum' : 'there is none'),
    ],
  ];
}

function weights(workloads: SweepResultJson['workloads']): string {
  if (workloads.every(({ weight }) => weight === workloads[0]!.weight)) return '';
  return `, ${workloads.map(({ name, weight }) => `${name} ${weight}`).join(', ')}`;
}

function droppedText(points: readonly SweepPointJson[], dropped: number, unsearched: number): string {
  const parts = points.flatMap((point) => (point.dropped && point.dropped.searched > 0 ? [point.dropped] : []));
  const share = parts.reduce((sum, { searched, of }) => sum + searched / of, 0) / Math.max(1, parts.length);
  const partly = parts.length > 0 ? `, ${parts.length} after ${formatPercent(share)} of their layers` : '';
  return `beaten by bound: ${unsearched} of ${dropped} without any search${partly}`;
}

function storeText(stored: number, store: string | null): string {
  if (store === null) return 'nothing is kept';
  return stored > 0 ? `${formatCount(stored)} more were in ${store}` : `kept in ${store}`;
}

/** Why points are left out, equal reasons together. */
function reasonsOf(points: readonly SweepPointJson[]): string[] {
  const reasons = new Map<string, number[]>();
  for (const { index, reason } of points) {
    // Figures differ from point to point, and what is wrong does not.
    const kind = reason?.split('\n')[0]?.replace(/\b\d[\d.e+]*/g, 'N');
    if (kind !== undefined) reasons.set(kind, [...(reasons.get(kind) ?? []), index]);
  }
  return [...reasons.values()].map(([index, ...others]) => {
    const { reason } = points.find((point) => point.index === index)!;
    const more = others.length > 0 ? `, and ${formatCount(others.length)} more like it` : '';
    return `point ${index}: ${reason!.split('\n')[0]}${more}`;
  });
}

/** A point that has ended, in one line. */
export function formatSweepPoint(
  { parameters, state, totals, dropped, reason, proven }: SweepPointJson,
  objectives: readonly Pick<SweepResultJson['objectives'][number], 'name' | 'unit'>[],
): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return `${values.join(' ')} ${[state, detailOf()].filter(Boolean).join(', ')}`.trim();

  function detailOf(): string {
    if (dropped) return `${dropped.searched} of ${dropped.of} layers searched, beaten by point ${dropped.by}`;
    if (reason !== null) return reason.split('\n')[0]!;
    const figures = totals
      ? objectives.map(({ name, unit }) => `${name} ${objectiveText(name, unit, totals[name]!)}`)
      : [];
    return [...figures, ...(state === 'done' && !proven ? ['not proven'] : [])].join(', ');
  }
}

function objectiveText(name: string, unit: string, value: number): string {
  return name === 'area' ? formatArea(value) : formatMetric({ unit }, value);
}

function title(name: string): string {
  return name.startsWith('ed') ? name.toUpperCase() : name[0]!.toUpperCase() + name.slice(1);
}
