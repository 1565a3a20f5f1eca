import type { NetworkLayerJson, NetworkResultJson } from '@loopwright/results';
import { formatCount, formatEnergy, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatFacts } from './format-facts.ts';
import { betweenLayersFacts, networkFacts, networkSearchFacts, networkVerdict } from './network-facts.ts';

/** A network as text: its layers, what they cost together and by component, and what no cost is known of. */
export function formatNetwork(result: NetworkResultJson, layout: TextLayout): string {
  const { heading, alarm } = layout.paint;
  const { totals } = result;
  return [
    heading(`${result.network}: ${formatCount(runsOf(result.layers))} operations`),
    ...layerTable(result.layers, layout),
    '',
    ...(totals
      ? [heading('Network'), ...formatFacts(networkFacts(result, totals), layout)]
      : [alarm(networkVerdict(result))]),
    '',
    ...(totals ? [heading('Energy'), ...shareTable(totals.energies, totals.energyPj, layout), ''] : []),
    ...notCosted(result, layout),
    ...(totals ? [heading('Between layers'), ...formatFacts(betweenLayersFacts(result, totals), layout), ''] : []),
    heading('Search'),
    ...formatFacts(networkSearchFacts(result), layout),
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
    { title: 'Computes', align: 'right', rank: 4 },
    { title: 'Cycles', align: 'right' },
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
    { title: 'pJ/compute', align: 'right', rank: 5 },
    { title: 'Utilization', align: 'right', rank: 3 },
    { title: 'Limited by', align: 'left', rank: 2 },
    { title: 'Proven', align: 'left', rank: 1 },
  ];
  const rows = layers.map(({ name, count, computes, cycles, energyPj, utilization, limitedBy, optimal }) => [
    name,
    formatCount(count),
    formatCount(computes),
    cycles === null ? 'none found' : formatCount(cycles),
    energyPj === null ? '' : formatEnergy(energyPj),
    energyPj === null ? '' : (energyPj / computes).toPrecision(4),
    utilization === null ? '' : formatPercent(utilization),
    limitedBy ?? '',
    optimal ? 'yes' : 'no',
  ]);
  return formatTable(columns, rows, layout);
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
