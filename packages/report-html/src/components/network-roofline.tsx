import { formatCount } from '@loopwright/report';
import { networkRooflineChart, type RooflinePoint } from '../charts/network-roofline-chart.ts';
import type { PortView } from '../view/mapping-view.ts';
import type { NetworkView } from '../view/network-view.ts';
import { Chart } from './chart.tsx';
import { legendOf, limitColours } from './layer-charts.tsx';
import { pageId } from './layer-links.ts';

/** All layers in one roofline: that of the outermost memory whose bandwidth is limited, or of the outermost one. */
export function NetworkRoofline({ view: { result, pages } }: { readonly view: NetworkView }) {
  const rooflines = pages.flatMap(({ mapping: { cost } }, page) => (cost ? [{ page, ...cost.roofline }] : []));
  if (rooflines.length === 0) return null;
  const [{ peak, ports }] = rooflines;
  const { level, port, wordsPerCycle } = ports.find((one) => one.wordsPerCycle !== null) ?? ports[0];
  const colours = limitColours(result.layers);
  const limits = new Map(result.layers.map(({ name, limitedBy }) => [name, limitedBy]));
  const isThat = (one: PortView) => one.level === level && (one.port === port || wordsPerCycle === null);
  const points = rooflines.flatMap(({ page, reached, ports }): RooflinePoint[] => {
    const own = ports.find(isThat);
    if (!own) return [];
    const [layer] = pages[page].names;
    const colour = colours.get(limits.get(layer) ?? '') ?? 'currentColor';
    const { computesPerWord } = own;
    return [{ layer, href: `#${pageId(page)}`, computesPerWord, computesPerCycle: reached, colour }];
  });
  const limit = wordsPerCycle === null ? 'has no limit' : `is ${formatCount(wordsPerCycle)} words per cycle`;
  return (
    <Chart
      title={`Roofline of all layers at ${level}`}
      draw={(document) => networkRooflineChart(points, peak, wordsPerCycle, document)}
      legend={legendOf(colours)}
      table={{
        columns: [
          { title: 'Layer' },
          { title: 'Computes per word', isNumber: true },
          { title: 'Reached', isNumber: true },
        ],
        rows: points.map((one) => [one.layer, formatCount(one.computesPerWord), formatCount(one.computesPerCycle)]),
      }}
    >
      <p class="lw-faint">
        Its {port} bandwidth {limit}, all instances together. Colours say what limits a layer.
      </p>
    </Chart>
  );
}
