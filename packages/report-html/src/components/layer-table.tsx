import { energyColumn, formatCount, formatPercent } from '@loopwright/report';
import type { NetworkView } from '../view/network-view.ts';
import { layerLinks } from './layer-links.ts';
import { type SortedColumn, SortedTable } from './sorted-table.tsx';

type Layer = NetworkView['result']['layers'][number];

/** The layers of a network, each with the way to its page. */
export function LayerTable({ view: { result, pages } }: { readonly view: NetworkView }) {
  const { layers } = result;
  const links = layerLinks(pages);
  return <SortedTable name="lw-sort" columns={columnsOf(layers, links)} rows={layers} keyOf={({ name }) => name} />;
}

function columnsOf(layers: readonly Layer[], links: ReadonlyMap<string, string>): SortedColumn<Layer>[] {
  const sum = (figure: 'energyPj' | 'cycles') =>
    layers.reduce((all, layer) => all + layer.count * (layer[figure] ?? 0), 0);
  const [energyPj, cycles] = [sum('energyPj'), sum('cycles')];
  const energies = layers.flatMap((layer) => layer.energyPj ?? []);
  const energyTexts = new Map(energyColumn(energies).map((text, index) => [energies[index], text]));
  const number = (title: string, of: (layer: Layer) => number | null, show: (value: number) => string) => ({
    title,
    isNumber: true,
    text: (layer: Layer) => textOf(of(layer), show),
    value: (layer: Layer) => of(layer) ?? -1,
  });
  const text = (title: string, of: (layer: Layer) => string) => {
    return { title, isNumber: false, text: of, value: of };
  };
  return [
    { ...text('Layer', ({ name }) => name), value: (_, index) => -index, link: ({ name }) => links.get(name) },
    text('Operation', ({ operation }) => operation),
    number('Runs', ({ count }) => count, formatCount),
    number('Computes', ({ computes }) => computes, formatCount),
    number('Cycles', (layer) => layer.cycles, formatCount),
    number('of all', (layer) => shareOf(layer.cycles, layer.count, cycles), formatPercent),
    number(
      'Energy',
      (layer) => layer.energyPj,
      (pj) => energyTexts.get(pj) ?? '',
    ),
    number('of all', (layer) => shareOf(layer.energyPj, layer.count, energyPj), formatPercent),
    number(
      'pJ/compute',
      (layer) => (layer.energyPj === null ? null : layer.energyPj / layer.computes),
      (pj) => pj.toFixed(3),
    ),
    number('Utilization', ({ utilization }) => utilization, formatPercent),
    text('Limited by', ({ limitedBy }) => limitedBy ?? ''),
    text('Proven', ({ optimal }) => (optimal ? 'yes' : 'no')),
  ];
}

function shareOf(figure: number | null, count: number, all: number): number | null {
  return figure === null ? null : (count * figure) / all;
}

function textOf(value: number | null, show: (value: number) => string): string {
  return value === null ? '' : show(value);
}
