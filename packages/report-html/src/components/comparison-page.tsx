import {
  type ComparedFigure,
  type Comparison,
  differs,
  formatCount,
  isUsedAlike,
  resultCells,
  resultTitles,
  rowTitles,
} from '@loopwright/report';
import { comparedEnergyChart } from '../charts/compared-energy-chart.ts';
import { ratioChart } from '../charts/ratio-chart.ts';
import { seriesColour } from '../style/palette.ts';
import { BesideTable } from './beside-table.tsx';
import { Chart } from './chart.tsx';
import { ComparedTable } from './compared-table.tsx';
import { LevelsBeside } from './levels-beside.tsx';
import { tensorColours } from './tensor-colours.ts';

/** The body of a comparison: what the results are, what differs, by how much, and where. */
export function ComparisonPage({ comparison }: { readonly comparison: Comparison }) {
  const { results, alignedBy, totals, accesses, cycles } = comparison;
  const letters = results.map(({ letter }) => letter);
  return (
    <main>
      <header>
        <h1>{comparisonTitle(comparison)}</h1>
        <p class="lw-faint">Ratios are against the first, {letters[0]}.</p>
        {alignedBy === 'role' && <p class="lw-faint">{rolesText}</p>}
        {totals.some((row) => row.unit === 'computes' && differs(row)) && (
          <p class="lw-alarm">These are results of different problems: their computes differ.</p>
        )}
      </header>
      <ResultTable comparison={comparison} />
      <section>
        <h2>Totals</h2>
        <ComparedTable figures={totals} letters={letters} names={results.map(({ name }) => name)} all />
        <div class="lw-columns lw-after">
          <RatioChart totals={totals} letters={letters} />
          <ComparedEnergyChart comparison={comparison} letters={letters} />
        </div>
      </section>
      <section>
        <h2>Accesses, words of all instances</h2>
        <ComparedTable figures={accesses} letters={letters} />
      </section>
      <section>
        <h2>Cycles</h2>
        <ComparedTable figures={cycles} letters={letters} />
      </section>
      <Mappings comparison={comparison} letters={letters} />
    </main>
  );
}

/** Why rows are no levels. */
const rolesText =
  'The results have different levels, so rows are roles: the outermost memory; shared memories, which are there once; memories per group of compute units, and per unit. Levels of one role add up; of their cycles the most count.';

export function comparisonTitle({ results }: Comparison): string {
  return `Comparison of ${formatCount(results.length)} results`;
}

/** What each result is, and how it was found; titles without a word in any are left out. */
function ResultTable({ comparison: { results } }: { readonly comparison: Comparison }) {
  const all = results.map(resultCells);
  const rows = resultTitles
    .map((name, index) => ({ name, cells: all.map((texts) => texts[index]) }))
    .filter(({ name, cells }) => name !== '' && cells.some((text) => text !== ''))
    .map(({ name, cells }) => ({ name, cells: new Set(cells).size === 1 ? cells.slice(0, 1) : cells }));
  return <BesideTable columns={results.map(({ letter }) => letter)} groups={[{ heading: '', rows }]} isText />;
}

interface PartProps {
  readonly letters: readonly string[];
}

interface ComparisonPartProps extends PartProps {
  readonly comparison: Comparison;
}

function RatioChart({ totals, letters }: PartProps & { readonly totals: readonly ComparedFigure[] }) {
  const colours = new Map(letters.map((letter, index) => [letter, seriesColour(index)]));
  return (
    <Chart
      title={`Totals against ${letters[0]}`}
      draw={(document) => ratioChart(totals.filter(differs), colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label, colour }))}
    />
  );
}

function ComparedEnergyChart({ comparison: { alignedBy, energy }, letters }: ComparisonPartProps) {
  const own = ['computes', 'leakage', ''];
  const tensors = [...new Set(energy.map(({ part }) => part))].filter((part) => !own.includes(part));
  const colours = new Map([
    ...tensorColours(tensors),
    ['computes', 'var(--lw-computes)'],
    ...(energy.some(({ part }) => part === 'leakage') ? ([['leakage', 'var(--lw-leakage)']] as const) : []),
    ...(energy.some(({ part }) => part === '') ? ([['', 'var(--lw-plugin)']] as const) : []),
  ]);
  return (
    <Chart
      title={`Energy by ${alignedBy} and result`}
      draw={(document) => comparedEnergyChart(energy, letters, rowTitles[alignedBy], colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label: label || 'networks, plugins', colour }))}
      table={<ComparedTable figures={energy} letters={letters} all />}
    />
  );
}

/** The levels of each result and their loops; of results with the same levels those that are not used alike. */
function Mappings({ comparison: { alignedBy, levels }, letters }: ComparisonPartProps) {
  if (levels.every(({ uses }) => uses.flat().every(({ loops }) => loops === null))) return null;
  const shown = alignedBy === 'role' ? levels : levels.filter((row) => !isUsedAlike(row));
  const equal = levels.length - shown.length;
  return (
    <section>
      <h2>Mapping</h2>
      <p class="lw-faint">Loops, outermost first; beside a memory, the tensors that it keeps.</p>
      {shown.length > 0 && <LevelsBeside levels={shown} letters={letters} />}
      {equal > 0 && <p class="lw-faint">{formatCount(equal)} equal in all.</p>}
    </section>
  );
}
