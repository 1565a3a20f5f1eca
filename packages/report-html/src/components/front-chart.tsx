import { energyColumn, formatArea, formatCount } from '@loopwright/report';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { frontChart } from '../charts/front-chart.ts';
import type { FrontView, SearchView } from '../view/search-view.ts';
import { Chart } from './chart.tsx';

/** Shows the mapping of a point of the front, by its place there, elsewhere than below the chart. */
export const ChooseFrontPoint = createContext<((point: number) => void) | undefined>(undefined);

/** Energy against cycles of the mappings that none beats in energy, cycles and area in use; each leads to its mapping. */
export function FrontChart({
  front,
  areaIsPlaceholder,
}: Pick<SearchView, 'areaIsPlaceholder'> & { readonly front: readonly FrontView[] }) {
  const choose = useContext(ChooseFrontPoint);
  const energies = energyColumn(front.map(({ energyPj }) => energyPj));
  const chart = (
    <Chart
      title="Pareto front of energy against cycles"
      draw={(document) => frontChart(front, document)}
      table={{
        columns: [
          { title: 'Energy', isNumber: true },
          { title: 'Cycles', isNumber: true },
          { title: 'Area in use', isNumber: true },
        ],
        rows: front.map(({ cycles, areaUseUm2 }, row) => [energies[row], formatCount(cycles), formatArea(areaUseUm2)]),
      }}
    >
      <p class="lw-faint">
        A point leads to its mapping. No mapping found beats one of these in energy, cycles and area in use together.
        The larger the dot, the larger the area; the line joins those that none beats in energy and cycles.
      </p>
      {areaIsPlaceholder && (
        <p class="lw-alarm">
          All components have the same area, a placeholder: read the areas, and what stands here for its area, as a
          count of instances.
        </p>
      )}
    </Chart>
  );
  if (!choose) {
    return (
      <div>
        {chart}
        {front.map(({ cycles, mapping }, point) => (
          <section key={point} id={`front-${point}`} class="lw-point-mapping">
            <h3>{`Mapping of ${energies[point]}, ${formatCount(cycles)} cycles`}</h3>
            <pre>{mapping}</pre>
          </section>
        ))}
      </div>
    );
  }
  const follow = (event: MouseEvent) => {
    // The attribute has a namespace in browsers, and none in what is written on a server.
    const link = (event.target as Element).closest<SVGAElement>('a')?.href.baseVal ?? '';
    const [, point] = /^#front-(\d+)$/.exec(link) ?? [];
    if (point === undefined) return;
    event.preventDefault();
    choose(Number(point));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: links are what is clicked
    // biome-ignore lint/a11y/useKeyWithClickEvents: links make clicks of keys
    <div onClick={follow}>{chart}</div>
  );
}
