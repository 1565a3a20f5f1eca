import { formatCount, formatEnergy, formatPercent } from '@loopwright/report';
import type { NetworkView } from '../view/network-view.ts';
import { layerLinks } from './layer-links.ts';

type Layer = NetworkView['result']['layers'][number];

interface LayerColumn {
  readonly id: string;
  readonly title: string;
  readonly isNumber: boolean;
  readonly text: (layer: Layer) => string;
  /** What its rows are sorted by, numbers greatest first. */
  readonly value: (layer: Layer, index: number) => number | string;
}

/**
 * The layers as a table that sorts by the column whose head is chosen, without a script: each row knows its place in every order,
 * and the style sheet takes the one of the radio button that is checked.
 */
export function LayerTable({ view: { result, pages } }: { readonly view: NetworkView }) {
  const { layers } = result;
  const columns = columnsOf(layers);
  const links = layerLinks(pages);
  const orders = columns.map(({ value }) => places(layers.map(value)));
  const classOf = ({ isNumber }: LayerColumn) => (isNumber ? 'lw-number' : undefined);
  return (
    <div class="lw-scroll">
      <style dangerouslySetInnerHTML={{ __html: columns.map(({ id }) => sortRule(id)).join('') }} />
      <table class="lw-table lw-sorted" style={{ '--lw-columns': columns.length }}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.id} scope="col" class={classOf(column)}>
                <label>
                  <input type="radio" name="lw-sort" id={`sort-${column.id}`} checked={index === 0} />
                  {column.title}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, index) => (
            <tr key={layer.name} style={rowStyle(columns, orders, index)}>
              {columns.map((column) => (
                <td key={column.id} class={classOf(column)}>
                  {column.id === 'layer' ? (
                    <LayerName name={layer.name} link={links.get(layer.name)} />
                  ) : (
                    column.text(layer)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LayerName({ name, link }: { readonly name: string; readonly link: string | undefined }) {
  return link === undefined ? name : <a href={link}>{name}</a>;
}

function sortRule(id: string): string {
  return `.lw-sorted:has(#sort-${id}:checked) tbody tr{order:var(--lw-by-${id})}`;
}

function rowStyle(columns: readonly LayerColumn[], orders: readonly (readonly number[])[], index: number) {
  return Object.fromEntries(columns.map(({ id }, column) => [`--lw-by-${id}`, orders[column][index]]));
}

function columnsOf(layers: readonly Layer[]): LayerColumn[] {
  const sum = (figure: 'energyPj' | 'cycles') =>
    layers.reduce((all, layer) => all + layer.count * (layer[figure] ?? 0), 0);
  const [energyPj, cycles] = [sum('energyPj'), sum('cycles')];
  const number = (id: string, title: string, of: (layer: Layer) => number | null, show: (value: number) => string) => ({
    id,
    title,
    isNumber: true,
    text: (layer: Layer) => textOf(of(layer), show),
    value: (layer: Layer) => of(layer) ?? -1,
  });
  const text = (id: string, title: string, of: (layer: Layer) => string) => {
    return { id, title, isNumber: false, text: of, value: of };
  };
  return [
    { ...text('layer', 'Layer', ({ name }) => name), value: (_, index) => -index },
    text('operation', 'Operation', ({ operation }) => operation),
    number('count', 'Runs', ({ count }) => count, formatCount),
    number('computes', 'Computes', ({ computes }) => computes, formatCount),
    number('cycles', 'Cycles', (layer) => layer.cycles, formatCount),
    number('cycle-share', 'of all', (layer) => shareOf(layer.cycles, layer.count, cycles), formatPercent),
    number('energy', 'Energy', (layer) => layer.energyPj, formatEnergy),
    number('energy-share', 'of all', (layer) => shareOf(layer.energyPj, layer.count, energyPj), formatPercent),
    number(
      'per-compute',
      'pJ/compute',
      (layer) => (layer.energyPj === null ? null : layer.energyPj / layer.computes),
      (pj) => pj.toPrecision(4),
    ),
    number('utilization', 'Utilization', ({ utilization }) => utilization, formatPercent),
    text('limit', 'Limited by', ({ limitedBy }) => limitedBy ?? ''),
    text('proven', 'Proven', ({ optimal }) => (optimal ? 'yes' : 'no')),
  ];
}

function shareOf(figure: number | null, count: number, all: number): number | null {
  return figure === null ? null : (count * figure) / all;
}

function textOf(value: number | null, show: (value: number) => string): string {
  return value === null ? '' : show(value);
}

/** [row] place in the order of the values: texts from A, numbers from the greatest; equal ones as they stand. */
function places(values: readonly (number | string)[]): number[] {
  const rows = values.map((_, row) => row);
  rows.sort((a, b) => compare(values[a], values[b]) || a - b);
  const found: number[] = [];
  for (const [place, row] of rows.entries()) found[row] = place;
  return found;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  return a < b ? -1 : Number(a > b);
}
