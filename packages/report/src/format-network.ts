import type { NetworkLayerJson, NetworkResultJson } from '@loopwright/results';
import { formatCount, formatEnergy, formatPercent, formatSeconds, formatSi } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatFacts } from './format-facts.ts';
import type { Fact } from './summary-facts.ts';

/** A network as text: its layers, what they cost together and by component, and what no cost is known of. */
export function formatNetwork(result: NetworkResultJson, layout: TextLayout): string {
  const { heading, alarm } = layout.paint;
  const { totals } = result;
  return [
    heading(`${result.network}: ${formatCount(runsOf(result.layers))} operations`),
    ...layerTable(result.layers, layout),
    '',
    ...(totals
      ? [heading('Network'), ...formatFacts(totalFacts(result, totals), layout)]
      : [alarm('The network has no mapping: see the layers without cycles, and the cycles that it may take.')]),
    '',
    ...(totals ? [heading('Energy'), ...shareTable(totals.energies, totals.energyPj, layout), ''] : []),
    ...notCosted(result, layout),
    heading('Search'),
    ...formatFacts(searchFacts(result), layout),
    '',
  ].join('\n');
}

function runsOf(layers: readonly NetworkLayerJson[]): number {
  return layers.reduce((sum, { count }) => sum + count, 0);
}

function layerTable(layers: readonly NetworkLayerJson[], layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Layer', align: 'left', paint: layout.paint.name },
    { title: 'Runs', align: 'right' },
    { title: 'Computes', align: 'right', rank: 3 },
    { title: 'Cycles', align: 'right' },
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'pJ/compute', align: 'right', rank: 4 },
    { title: 'Utilization', align: 'right', rank: 2 },
    { title: 'Proven', align: 'left', rank: 1 },
  ];
  const rows = layers.map(({ name, count, computes, cycles, energyPj, utilization, optimal }) => [
    name,
    formatCount(count),
    formatCount(computes),
    cycles === null ? 'none found' : formatCount(cycles),
    energyPj === null ? '' : formatEnergy(energyPj),
    energyPj === null ? '' : (energyPj / computes).toPrecision(4),
    utilization === null ? '' : formatPercent(utilization),
    optimal ? 'yes' : 'no',
  ]);
  return formatTable(columns, rows, layout);
}

type Totals = NonNullable<NetworkResultJson['totals']>;

function totalFacts({ search }: NetworkResultJson, totals: Totals): Fact[] {
  const { computes, cycles, energyPj, edp, score, bound, optimal, layerByLayer } = totals;
  const [objective] = search.objective;
  const gap = optimal
    ? 'proven: no other mappings are better'
    : `proven to be at most ${formatPercent(score / bound - 1)} above the optimum`;
  return [
    ['Computes', formatCount(computes), 'of one run of the network'],
    ['Cycles', formatCount(cycles), 'one operation after the other'],
    ['Energy', formatEnergy(energyPj), `${(energyPj / computes).toPrecision(4)} pJ per compute`],
    ['EDP', formatSi(edp * 1e-12, 'J·cycle'), ''],
    ['Optimum', optimal ? 'yes' : 'not proven', `by ${objective}, ${gap}`],
    ...(layerByLayer ? [layerByLayerFact(score, layerByLayer.score)] : []),
  ];
}

function layerByLayerFact(score: number, byItself: number): Fact {
  const gain = formatPercent(1 - score / byItself);
  return ['Gain', gain, 'over mappings that are each optimal for their layer alone'];
}

function shareTable(energies: Readonly<Record<string, number>>, energyPj: number, layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Component', align: 'left', paint: layout.paint.name },
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'Share', align: 'right' },
  ];
  const rows = Object.entries(energies).map(([name, pj]) => [name, formatEnergy(pj), formatPercent(pj / energyPj)]);
  return formatTable(columns, rows, layout);
}

function notCosted({ notCosted }: NetworkResultJson, layout: TextLayout): string[] {
  if (notCosted.length === 0) return [];
  const kinds = [...new Set(notCosted.map(({ operation }) => operation))];
  const rows = kinds.map((kind) => {
    const own = notCosted.filter(({ operation }) => operation === kind);
    const sum = (figure: 'operations' | 'words') =>
      formatCount(own.reduce((all, each) => all + each.count * (each[figure] ?? 0), 0));
    return [kind, formatCount(own.reduce((all, { count }) => all + count, 0)), sum('operations'), sum('words')];
  });
  const columns: readonly Column[] = [
    { title: 'Operation', align: 'left' },
    { title: 'Runs', align: 'right' },
    { title: 'Operations', align: 'right' },
    { title: 'Words', align: 'right' },
  ];
  return [layout.paint.heading('Not in these figures'), ...formatTable(columns, rows, layout), ''];
}

function searchFacts({ search, layers }: NetworkResultJson): Fact[] {
  const { mapper, objective, distinct, searches, stored, seconds } = search;
  return [
    ['Mapper', mapper, objective.join(', ')],
    [
      'Searches',
      formatCount(searches),
      `of ${formatCount(distinct)} operations that differ, among ${formatCount(layers.length)}`,
    ],
    ...(stored > 0 ? [['Stored', formatCount(stored), 'results that were there already'] as const] : []),
    ['Time', formatSeconds(seconds), ''],
  ];
}
