import { formatArea, formatCount, formatEnergy, formatPercent, formatSi } from '@loopwright/report';
import type { SweepResultJson, SweepWorkloadJson } from '@loopwright/results';
import { objectiveText } from '../view/sweep-axes.ts';
import type { SweepPoint } from '../view/sweep-view.ts';
import { FigureTable } from './figure-table.tsx';
import { parametersText, pointId, pointName } from './point-links.ts';
import { stateText } from './point-table.tsx';
import { PointsBeside } from './points-beside.tsx';
import { FactList } from './summary-view.tsx';

export interface PointPageProps {
  readonly result: SweepResultJson;
  readonly point: SweepPoint;
  /** The best by the first objective; undefined where no point is done. */
  readonly winner: SweepPoint | undefined;
  /** Whether tables of layers are wanted too. */
  readonly withLayers: boolean;
}

/** The page of a point within that of its study: what it is, what each workload costs on it, what the winner does differently. */
export function PointPage({ result, point, winner, withLayers }: PointPageProps) {
  const { objectives, front } = result;
  const { dropped, areaUm2, computeUnits, proven, state } = point;
  return (
    <article id={pointId(point)} class="lw-subpage lw-screen">
      <nav>
        <a href="#study">All points</a>
        {winner && winner !== point && <a href={`#${pointId(winner)}`}>Best by {objectives[0].name}</a>}
        {dropped && <a href={`#${pointId({ index: dropped.by })}`}>Dropped for {pointName({ index: dropped.by })}</a>}
      </nav>
      <h1>Point {pointName(point)}</h1>
      <p>{parametersText(point)}</p>
      <p class="lw-faint">{stateText(point, front.includes(point.index))}</p>
      <section>
        <FactList
          facts={[
            ...objectives.map(
              (objective) => [objective.name, objectiveText(objective, point), objective.description] as const,
            ),
            ...(areaUm2 === null || objectives.some(({ name }) => name === 'area')
              ? []
              : [['Area', formatArea(areaUm2), ''] as const]),
            ...(computeUnits === null ? [] : [['Compute units', formatCount(computeUnits), ''] as const]),
            ...(state === 'done' ? [['Proven', proven ? 'yes' : 'no', 'whether no mapping is better'] as const] : []),
          ]}
        />
      </section>
      <Workloads workloads={point.workloads} withLayers={withLayers} />
      {winner && winner !== point && state === 'done' && (
        <section>
          <h2>
            Beside {pointName(winner)}, the best by {objectives[0].name}
          </h2>
          <PointsBeside result={result} points={[winner, point]} />
        </section>
      )}
    </article>
  );
}

interface WorkloadsProps {
  readonly workloads: readonly SweepWorkloadJson[];
  readonly withLayers: boolean;
}

function Workloads({ workloads, withLayers }: WorkloadsProps) {
  if (workloads.length === 0) return null;
  const components = [...new Set(workloads.flatMap(({ totals }) => Object.keys(totals?.energies ?? {})))];
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <section>
      <h2>By workload</h2>
      <FigureTable
        columns={[
          { title: 'Workload' },
          ...['Cycles', 'Energy', 'EDP', ...components].map(number),
          { title: 'Proven' },
        ]}
        rows={workloads.map(({ name, totals }) => {
          if (totals === null) return [name, ...Array(components.length + 3).fill(''), 'no mapping'];
          const { cycles, energyPj, edp, energies, optimal } = totals;
          return [
            name,
            formatCount(cycles),
            formatEnergy(energyPj),
            formatSi(edp * 1e-12, 'J·cycle'),
            ...components.map((component) =>
              component in energies ? formatPercent(energies[component] / energyPj) : '',
            ),
            optimal ? 'yes' : 'no',
          ];
        })}
      />
      {withLayers && workloads.map((workload) => <Layers key={workload.name} workload={workload} />)}
    </section>
  );
}

function Layers({ workload: { name, layers } }: { readonly workload: SweepWorkloadJson }) {
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <details>
      <summary>
        {formatCount(layers.length)} layers of {name}
      </summary>
      <FigureTable
        columns={[
          { title: 'Layer' },
          ...['Runs', 'Cycles', 'Energy', 'Utilization'].map(number),
          { title: 'Limited by' },
          { title: 'Proven' },
        ]}
        rows={layers.map(({ name, count, cycles, energyPj, utilization, limitedBy, optimal }) => [
          name,
          formatCount(count),
          cycles === null ? '' : formatCount(cycles),
          energyPj === null ? '' : formatEnergy(energyPj),
          utilization === null ? '' : formatPercent(utilization),
          limitedBy ?? '',
          optimal ? 'yes' : 'no',
        ])}
      />
    </details>
  );
}
