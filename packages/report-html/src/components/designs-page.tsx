import {
  type ComparedFigure,
  type DesignComparison,
  designCells,
  designTitles,
  differs,
  formatCount,
  formatEnergy,
  normalisationNotes,
  type OtherComponents,
  unprovenNote,
} from '@loopwright/report';
import { comparedEnergyChart } from '../charts/compared-energy-chart.ts';
import { ratioChart } from '../charts/ratio-chart.ts';
import { seriesColour } from '../style/palette.ts';
import { BesideTable } from './beside-table.tsx';
import { Chart } from './chart.tsx';
import { ComparedTable } from './compared-table.tsx';

/** The body of a comparison of designs over workloads. */
export function DesignsPage({ comparison }: { readonly comparison: DesignComparison }) {
  const { designs, figures, energy, others, per, remarks } = comparison;
  const letters = designs.map(({ letter }) => letter);
  const names = designs.map(({ name }) => name);
  return (
    <main>
      <header>
        <h1>{designsTitle(comparison)}</h1>
        <p class="lw-faint">Ratios are against the first, {letters[0]}.</p>
        {remarks.map((remark) => (
          <p key={remark} class="lw-alarm">
            {remark}
          </p>
        ))}
      </header>
      <DesignTable comparison={comparison} />
      <section>
        <h2>Workloads</h2>
        {per !== null && <p class="lw-faint">{normalisationNotes[per]}</p>}
        <ComparedTable figures={figures} letters={letters} names={names} all />
        {figures.some(({ unproven }) => unproven?.includes(true)) && <p class="lw-faint">{unprovenNote}</p>}
        <div class="lw-columns lw-after">
          <RatioChart figures={figures} letters={letters} />
          <EnergyChart energy={energy} others={others} letters={letters} />
        </div>
      </section>
    </main>
  );
}

export function designsTitle({ designs }: DesignComparison): string {
  return `Comparison of ${formatCount(designs.length)} designs`;
}

function DesignTable({ comparison }: { readonly comparison: DesignComparison }) {
  const all = designCells(comparison);
  const rows = designTitles
    .map((name, index) => ({ name, cells: all.map((cells) => cells[index]!) }))
    .filter(({ name, cells }) => name !== '' && cells.some((text) => text !== ''))
    .map(({ name, cells }) => ({ name, cells: new Set(cells).size === 1 ? cells.slice(0, 1) : cells }));
  return <BesideTable columns={all.map(([letter]) => letter!)} groups={[{ heading: '', rows }]} isText />;
}

interface PartProps {
  readonly letters: readonly string[];
}

function RatioChart({ figures, letters }: PartProps & { readonly figures: readonly ComparedFigure[] }) {
  const colours = new Map(letters.map((letter, index) => [letter, seriesColour(index)]));
  const rows = figures.filter(differs).map((figure) => ({ ...figure, name: `${figure.name}, ${figure.part}` }));
  if (rows.length === 0) return null;
  return (
    <Chart
      title={`Workloads against ${letters[0]}`}
      draw={(document) => ratioChart(rows, colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label, colour }))}
    />
  );
}

interface EnergyChartProps extends PartProps {
  readonly energy: readonly ComparedFigure[];
  readonly others: readonly OtherComponents[];
}

/** By workload and component; components that not all designs have are one colour, and are listed for each below. */
function EnergyChart({ energy, others, letters }: EnergyChartProps) {
  const components = [...new Set(energy.map(({ part }) => part))];
  const colours = new Map(components.map((component, index) => [component, seriesColour(index)]));
  return (
    <Chart
      title="Energy by workload and component"
      draw={(document) => comparedEnergyChart(energy, letters, 'Workload', colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label, colour }))}
      table={
        <>
          <ComparedTable figures={energy} letters={letters} all />
          {others.length > 0 && <OtherTable others={others} letters={letters} />}
        </>
      }
    />
  );
}

function OtherTable({ others, letters }: PartProps & { readonly others: readonly OtherComponents[] }) {
  const rows = others.map(({ workload, energiesPj }) => ({
    name: workload,
    cells: energiesPj.map((own, index) => (
      <ul key={letters[index]} class="lw-uses">
        {Object.entries(own).map(([component, pj]) => (
          <li key={component}>{`${component} ${formatEnergy(pj)}`}</li>
        ))}
      </ul>
    )),
  }));
  return <BesideTable columns={letters} groups={[{ heading: 'Others', rows }]} isText />;
}
