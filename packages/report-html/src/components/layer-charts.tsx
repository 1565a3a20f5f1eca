import { formatCount, formatEnergy } from '@loopwright/report';
import { type LayerShare, layerChart } from '../charts/layer-chart.ts';
import { seriesColour } from '../style/palette.ts';
import type { NetworkView } from '../view/network-view.ts';
import { Chart } from './chart.tsx';
import { layerLinks } from './layer-links.ts';

type Layers = NetworkView['result']['layers'];

/** What layers have of the energy of the network, by component, and of its cycles, by what asks for them. */
export function LayerCharts({ view: { result, pages } }: { readonly view: NetworkView }) {
  const { layers } = result;
  const links = layerLinks(pages);
  const components = energyColours(layers);
  const limits = limitColours(layers);
  return (
    <div class="lw-columns">
      <Chart
        title="Energy by layer and component"
        draw={(document) => layerChart(energyShares(layers), components, links, document)}
        legend={legendOf(components)}
      />
      <Chart
        title="Cycles by layer and what limits it"
        draw={(document) => layerChart(cycleShares(layers), limits, links, document)}
        legend={legendOf(limits)}
      />
    </div>
  );
}

function energyColours(layers: Layers): ReadonlyMap<string, string> {
  return new Map([...componentColours(layers)].filter(([name]) => layers.some(({ energies }) => name in energies)));
}

/** Of what limits layers: components have the colour that their energy has. */
export function limitColours(layers: Layers): ReadonlyMap<string, string> {
  const limits = new Set(layers.map(({ limitedBy }) => limitedBy));
  return new Map([...componentColours(layers)].filter(([name]) => limits.has(name)));
}

/** Of all that has energy, and of what else limits layers. */
function componentColours(layers: Layers): Map<string, string> {
  const components = layers.flatMap(({ energies }) => Object.keys(energies));
  const limits = layers.flatMap(({ limitedBy }) => limitedBy ?? []);
  return new Map([...new Set([...components, ...limits])].map((name, index) => [name, seriesColour(index)]));
}

export function legendOf(colours: ReadonlyMap<string, string>) {
  return [...colours].map(([label, colour]) => ({ label, colour }));
}

function energyShares(layers: Layers): LayerShare[] {
  const all = layers.reduce((sum, { count, energyPj }) => sum + count * (energyPj ?? 0), 0);
  return layers.flatMap(({ name, count, energies }) =>
    Object.entries(energies).map(([part, pj]) => {
      return { layer: name, part, share: (count * pj) / all, figure: formatEnergy(count * pj) };
    }),
  );
}

function cycleShares(layers: Layers): LayerShare[] {
  const all = layers.reduce((sum, { count, cycles }) => sum + count * (cycles ?? 0), 0);
  return layers.flatMap(({ name, count, cycles, limitedBy }) => {
    if (cycles === null || limitedBy === null) return [];
    const figure = `${formatCount(count * cycles)} cycles`;
    return [{ layer: name, part: limitedBy, share: (count * cycles) / all, figure }];
  });
}
