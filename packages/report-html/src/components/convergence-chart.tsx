import { formatCount, formatMetric, formatSeconds } from '@loopwright/report';
import { convergenceChart, type Effort } from '../charts/convergence-chart.ts';
import type { SearchView } from '../view/search-view.ts';
import { Chart } from './chart.tsx';

const titles: Readonly<Record<Effort, string>> = {
  evaluated: 'Best against evaluations',
  seconds: 'Best against time',
};

/** How the best of a search came down; nothing where none was found. */
export function ConvergenceChart({ search, effort }: { readonly search: SearchView; readonly effort: Effort }) {
  const { convergence, metric, bound } = search;
  if (convergence.length === 0) return null;
  const improvements = convergence.filter(({ isImprovement }) => isImprovement);
  return (
    <Chart
      title={titles[effort]}
      draw={(document) => convergenceChart(convergence, effort, metric, bound, document)}
      table={{
        columns: [
          { title: 'Evaluations', isNumber: true },
          { title: 'Time', isNumber: true },
          { title: 'Best', isNumber: true },
        ],
        rows: improvements.map(({ evaluated, seconds, score }) => [
          formatCount(evaluated),
          formatSeconds(seconds),
          formatMetric(metric, score),
        ]),
      }}
    >
      {bound > 0 && (
        <p class="lw-faint">The dashed line, {formatMetric(metric, bound)}, is what no mapping can be below.</p>
      )}
    </Chart>
  );
}
