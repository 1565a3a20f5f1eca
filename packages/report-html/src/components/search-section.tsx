import { formatCount, formatPercent } from '@loopwright/report';
import type { SearchView } from '../view/search-view.ts';
import { ConvergenceChart } from './convergence-chart.tsx';
import { FigureTable } from './figure-table.tsx';
import { FrontChart } from './front-chart.tsx';
import { FactList } from './summary-view.tsx';

/** How the mapping was found: facts, convergence, front, and where candidates were rejected. */
export function SearchSection({ search }: { readonly search: SearchView }) {
  return (
    <section>
      <h2>Search</h2>
      <FactList facts={search.facts} />
      <div class="lw-columns lw-after">
        <ConvergenceChart search={search} effort="evaluated" />
        <ConvergenceChart search={search} effort="seconds" />
        {search.front && search.front.length > 0 && (
          <FrontChart front={search.front} areaIsPlaceholder={search.areaIsPlaceholder} />
        )}
      </div>
      <Rejections search={search} />
    </section>
  );
}

/** Where candidates were rejected, and why; nothing where all fit. */
export function Rejections({ search: { rejections } }: { readonly search: SearchView }) {
  if (rejections.length === 0) return null;
  return (
    <div class="lw-after">
      <h3>Where candidates were rejected</h3>
      <FigureTable
        columns={[
          { title: 'Level' },
          { title: 'Because' },
          { title: 'Mappings', isNumber: true },
          { title: 'Share', isNumber: true },
          { title: 'Closest miss', isNumber: true },
        ]}
        rows={rejections.map(({ level, reason, count, share, closestMiss }) => [
          level,
          reason,
          formatCount(count),
          formatPercent(share),
          closestMiss,
        ])}
      />
    </div>
  );
}
