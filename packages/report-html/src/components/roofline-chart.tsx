import { countColumn } from '@loopwright/report';
import { type PortSeries, rooflineChart } from '../charts/roofline-chart.ts';
import { markSymbols } from '../charts/symbols.ts';
import { seriesColour } from '../style/palette.ts';
import type { MappingView, PortView, RooflineView } from '../view/mapping-view.ts';
import { Chart } from './chart.tsx';

/** The mapping under the roofs of compute and of every memory's bandwidth; nothing where it does not fit. */
export function RooflineChart({ view: { cost } }: { readonly view: MappingView }) {
  if (cost === null) return null;
  const { roofline } = cost;
  const series = roofline.ports.map(portSeries);
  return (
    <Chart
      title="Roofline of every level"
      draw={(document) => rooflineChart(roofline, series, document)}
      legend={series.map(({ name, colour, glyph }) => ({ label: name, colour, glyph }))}
      table={{
        columns: [
          { title: 'Level' },
          { title: 'Computes per word', isNumber: true },
          { title: 'Words per cycle', isNumber: true },
          { title: 'Roof there', isNumber: true },
          { title: 'Reached', isNumber: true },
        ],
        rows: portRows(series, roofline),
      }}
    >
      <p class="lw-faint">
        Words and bandwidths are those of all instances. A level without a line has no bandwidth limit.
      </p>
    </Chart>
  );
}

function portSeries(port: PortView, index: number): PortSeries {
  const isOnly = port.wordsPerCycle === null || port.port === 'shared';
  const name = isOnly ? port.level : `${port.level} ${port.port}`;
  const dashes = ['none', '8 4', '2 3'][index % 3];
  return { name, port, colour: seriesColour(index), dashes, ...markSymbols[index % markSymbols.length] };
}

/** Columns of numbers are written alike in all rows. */
function portRows(series: readonly PortSeries[], { peak, reached }: RooflineView): string[][] {
  const ports = series.map(({ port }) => port);
  const computesPerWord = countColumn(ports.map((port) => port.computesPerWord));
  const wordsPerCycle = countColumn(ports.map((port) => port.wordsPerCycle ?? 0));
  const roofs = countColumn(
    ports.map((port) =>
      port.wordsPerCycle === null ? peak : Math.min(peak, port.wordsPerCycle * port.computesPerWord),
    ),
  );
  const [reachedText] = countColumn([reached]);
  return series.map(({ name, port }, row) => [
    name,
    computesPerWord[row],
    port.wordsPerCycle === null ? 'no limit' : wordsPerCycle[row],
    roofs[row],
    reachedText,
  ]);
}
