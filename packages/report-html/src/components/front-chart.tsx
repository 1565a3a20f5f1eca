import { formatArea, formatCount, formatEnergy } from '@loopwright/report';
import { frontChart } from '../charts/front-chart.ts';
import type { FrontView, SearchView } from '../view/search-view.ts';
import { Chart } from './chart.tsx';

/** Energy against cycles of the mappings that none beats in energy, cycles and area in use. */
export function FrontChart({
  front,
  areaIsPlaceholder,
}: Pick<SearchView, 'areaIsPlaceholder'> & { readonly front: readonly FrontView[] }) {
  return (
    <Chart
      title="Pareto front of energy against cycles"
      draw={(document) => frontChart(front, document)}
      table={{
        columns: [
          { title: 'Energy', isNumber: true },
          { title: 'Cycles', isNumber: true },
          { title: 'Area in use', isNumber: true },
        ],
        rows: front.map(({ energyPj, cycles, areaUseUm2 }) => [
          formatEnergy(energyPj),
          formatCount(cycles),
          formatArea(areaUseUm2),
        ]),
      }}
    >
      <p class="lw-faint">
        No mapping found beats one of these in energy, cycles and area in use together. The larger the dot, the larger
        the area; the line joins those that none beats in energy and cycles.
      </p>
      {areaIsPlaceholder && (
        <p class="lw-alarm">
          All components have the same area, a placeholder: read the areas, and what stands here for its area, as a
          count of instances.
        </p>
      )}
    </Chart>
  );
}
