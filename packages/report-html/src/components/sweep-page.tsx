import { pointClasses } from '../view/point-classes.ts';
import { sweepAxes } from '../view/sweep-axes.ts';
import { budgetFacts, sweepFacts } from '../view/sweep-facts.ts';
import type { SweepPoint, SweepView } from '../view/sweep-view.ts';
import { winners } from '../view/winners.ts';
import { ParallelChart } from './parallel-chart.tsx';
import { ParetoChart } from './pareto-chart.tsx';
import { PointFilter } from './point-filter.tsx';
import { pointId, pointName } from './point-links.ts';
import { PointPage } from './point-page.tsx';
import { PointTable } from './point-table.tsx';
import { PointsBeside } from './points-beside.tsx';
import { RerunSection } from './rerun-section.tsx';
import { SensitivitySection } from './sensitivity-section.tsx';
import { FactList } from './summary-view.tsx';

/** Rows of layers that a page holds before it grows slow to open: beyond that only points of the front have theirs. */
const mostLayerRows = 20_000;

/** The body of the report of a study: all points along axes that readers choose, and a page for each of them. */
export function SweepPage({ view }: { readonly view: SweepView }) {
  const { result, rerun } = view;
  const axes = sweepAxes(result);
  const classOf = pointClasses(result);
  const best = winners(result);
  const shown = result.points.filter(({ state }) => state !== 'open');
  return (
    <main>
      <div id="study" class="lw-first-page lw-study">
        <header>
          <h1>{sweepTitle(view)}</h1>
          <p class="lw-faint">{rerun.files.map(({ file }) => file).join(', ')}</p>
        </header>
        <section>
          <FactList facts={sweepFacts(result)} />
        </section>
        <section>
          <h2>Designs</h2>
          <PointFilter result={result} />
          <ParetoChart result={result} axes={axes} classOf={classOf} />
          <ParallelChart axes={axes} points={result.points} classOf={classOf} />
          <p class="lw-faint lw-after">
            A column sorts, a point leads to its page; ≥ is before what is only known as a bound.
          </p>
          <div class="lw-tall">
            <PointTable result={result} classOf={classOf} />
          </div>
        </section>
        <Best view={view} best={best} />
        <SensitivitySection result={result} />
        <section>
          <h2>Search</h2>
          <FactList facts={budgetFacts(result)} />
        </section>
        <RerunSection rerun={rerun} />
      </div>
      <PointPages view={view} points={shown} winner={best[0]?.point} />
    </main>
  );
}

export function sweepTitle({ result }: SweepView): string {
  return `Study ${result.study}`;
}

interface BestProps {
  readonly view: SweepView;
  readonly best: ReturnType<typeof winners>;
}

/** The best by each objective, side by side. */
function Best({ view: { result }, best }: BestProps) {
  if (best.length === 0) return null;
  const points = best.map(({ point }) => point);
  return (
    <section>
      <h2>The best, and what they do differently</h2>
      <ul class="lw-list">
        {best.map(({ point, by }) => (
          <li key={point.index}>
            <a href={`#${pointId(point)}`}>{pointName(point)}</a> is the best by {by.join(', ')}.
          </li>
        ))}
      </ul>
      {points.length > 1 && <PointsBeside result={result} points={points} />}
    </section>
  );
}

interface PointPagesProps {
  readonly view: SweepView;
  readonly points: readonly SweepPoint[];
  readonly winner: SweepPoint | undefined;
}

function PointPages({ view: { result }, points, winner }: PointPagesProps) {
  const rows = points.flatMap(({ workloads }) => workloads).reduce((sum, { layers }) => sum + layers.length, 0);
  const all = rows <= mostLayerRows;
  return (
    <>
      {points.map((point) => (
        <PointPage
          key={point.index}
          result={result}
          point={point}
          winner={winner}
          withLayers={all || result.front.includes(point.index)}
        />
      ))}
    </>
  );
}
