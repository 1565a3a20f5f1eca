import { formatBytes, formatCount } from '@loopwright/report';
import type { TrafficBoundResultJson } from '@loopwright/results';
import { type CapacityMark, type TrafficSeries, trafficBoundChart } from '../charts/traffic-bound-chart.ts';
import { seriesColour } from '../style/palette.ts';
import type { TrafficBoundView } from '../view/traffic-bound-view.ts';
import { Chart } from './chart.tsx';
import { RerunSection } from './rerun-section.tsx';
import { type SortedColumn, SortedTable } from './sorted-table.tsx';
import { FactList } from './summary-view.tsx';

type Layer = TrafficBoundResultJson['layers'][number];

/** The body of a curve of least traffic. */
export function TrafficBoundPage({ view: { result, rerun } }: { readonly view: TrafficBoundView }) {
  const { layers } = result;
  return (
    <main>
      <header>
        <h1>{trafficBoundTitle(result)}</h1>
        <p class="lw-faint">
          What crosses to the outermost memory and back at the least, by what fits on chip: proven for every mapping
          {result.design ? ', on this and on any other design.' : ' on any design.'}
        </p>
      </header>
      <section>
        <FactList facts={factsOf(result)} />
      </section>
      <section>
        <h2>Traffic by capacity</h2>
        <CurveChart result={result} />
      </section>
      {layers.length > 1 && (
        <section>
          <h2>Layers</h2>
          <p class="lw-faint">
            Each alone on the chip, all its runs together. None hands on within it: what one layer leaves to the next
            crosses twice.
          </p>
          <LayerTable result={result} />
        </section>
      )}
      <RerunSection rerun={rerun} />
    </main>
  );
}

export function trafficBoundTitle({ workload, design }: TrafficBoundResultJson): string {
  return `Least traffic of ${workload}${design ? ` on ${design.name}` : ''}`;
}

function factsOf({ computes, compulsory, design, curve, layers }: TrafficBoundResultJson): [string, string, string][] {
  const at = design && curve.find(({ capacityBytes }) => capacityBytes === design.capacityBytes)?.any;
  const tensors = layers[0]!.dataspaces.map(
    ({ name, words, wordBits }) => `${name} ${formatCount(words)} words of ${wordBits} bits`,
  );
  return [
    ['Computes', formatCount(computes), layers.length > 1 ? `${formatCount(layers.length)} layers` : ''],
    ['Compulsory', formatBytes(compulsory.bytes), layers.length > 1 ? 'every word once' : tensors.join(', ')],
    ...(design
      ? ([
          ['On chip', formatBytes(design.capacityBytes), 'all memories, and the operands of all compute units'],
          at
            ? [
                'No mapping on it has less',
                formatBytes(at.bytes),
                `${(at.bytes / compulsory.bytes).toFixed(2)} times what is compulsory`,
              ]
            : ['No mapping on it', 'fits', 'not one word of each tensor'],
        ] as [string, string, string][])
      : []),
  ];
}

const series: readonly TrafficSeries[] = [
  { name: 'Any mapping', of: 'any', colour: seriesColour(0), dashes: 'none' },
  { name: 'Perfect factors', of: 'perfect', colour: seriesColour(1), dashes: '6 4' },
];

function CurveChart({ result }: { readonly result: TrafficBoundResultJson }) {
  const { curve, compulsory, design } = result;
  const memories = design
    ? design.memories.map((memory): CapacityMark => ({ ...memory, colour: 'var(--lw-faint)' }))
    : [];
  const whole = design ? [{ name: 'All on chip', bytes: design.capacityBytes, colour: 'var(--lw-accent)' }] : [];
  const traffic = (at: { readonly bytes: number } | null) => (at ? formatBytes(at.bytes) : 'does not fit');
  return (
    <Chart
      title="Least bytes read and updated"
      draw={(document) => trafficBoundChart(result, series, [...memories, ...whole], document)}
      legend={series.map(({ name, colour, of }) => ({ label: name, colour, glyph: of === 'any' ? '━' : '╍' }))}
      table={{
        columns: [
          { title: 'On chip', isNumber: true },
          { title: 'Any mapping', isNumber: true },
          { title: 'words', isNumber: true },
          { title: 'x compulsory', isNumber: true },
          { title: 'Perfect factors', isNumber: true },
        ],
        rows: curve.map(({ capacityBytes, any, perfect }) => [
          formatBytes(capacityBytes),
          traffic(any),
          any ? formatCount(any.words) : '',
          any ? (any.bytes / compulsory.bytes).toFixed(2) : '',
          traffic(perfect),
        ]),
      }}
    >
      <p class="lw-faint">
        Mappings lie above the line: any at all above the first, those whose factors divide above the second. Between
        two points the bound lies between theirs.
        {design && ' Marks are memories with all their instances; what a mapping has on chip is all of them together.'}
      </p>
    </Chart>
  );
}

/** Capacities that layers are shown at. */
const SHOWN = 4;

function LayerTable({ result: { layers, curve, design } }: { readonly result: TrafficBoundResultJson }) {
  const places = shownPlaces(
    curve.length,
    design ? curve.findIndex(({ capacityBytes }) => capacityBytes === design.capacityBytes) : -1,
  );
  const number = (
    title: string,
    of: (layer: Layer) => number | null,
    show: (value: number) => string,
  ): SortedColumn<Layer> => ({
    title,
    isNumber: true,
    text: (layer) => {
      const value = of(layer);
      return value === null ? 'does not fit' : show(value);
    },
    value: (layer) => of(layer) ?? Infinity,
  });
  const columns: SortedColumn<Layer>[] = [
    { title: 'Layer', isNumber: false, text: ({ name }) => name, value: (_, index) => -index },
    number('Runs', ({ count }) => count, formatCount),
    number('Computes', ({ count, computes }) => count * computes, formatCount),
    number('Compulsory', ({ count, compulsory }) => count * compulsory.bytes, formatBytes),
    ...places.map((place) =>
      number(
        formatBytes(curve[place]!.capacityBytes),
        ({ count, curve: own }) => own[place]!.any && count * own[place]!.any.bytes,
        formatBytes,
      ),
    ),
  ];
  return <SortedTable name="lw-layers" columns={columns} rows={layers} keyOf={({ name }) => name} />;
}

/** Some of a curve, spread evenly, and one that must be among them. */
function shownPlaces(length: number, must: number): number[] {
  const even = Array.from({ length: Math.min(SHOWN, length) }, (_, index) =>
    Math.round((index * (length - 1)) / Math.max(1, Math.min(SHOWN, length) - 1)),
  );
  return [...new Set([...even, ...(must < 0 ? [] : [must])])].sort((a, b) => a - b);
}
