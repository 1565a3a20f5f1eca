import {
  type ComparedFigure,
  type Comparison,
  differs,
  formatCount,
  resultCells,
  resultTitles,
} from '@loopwright/report';
import { comparedEnergyChart } from '../charts/compared-energy-chart.ts';
import { ratioChart } from '../charts/ratio-chart.ts';
import { seriesColour } from '../style/palette.ts';
import { Chart } from './chart.tsx';
import { ComparedTable } from './compared-table.tsx';
import { FigureTable } from './figure-table.tsx';
import { tensorColours } from './tensor-colours.ts';

/** The body of a comparison: what the results are, what differs, by how much, and where. */
export function ComparisonPage({ comparison }: { readonly comparison: Comparison }) {
  const { results, totals, energy, accesses, cycles } = comparison;
  const letters = results.map(({ letter }) => letter);
  return (
    <main>
      <header>
        <h1>{comparisonTitle(comparison)}</h1>
        <p class="lw-faint">Ratios are against the first, {letters[0]}.</p>
        {totals.some((row) => row.unit === 'computes' && differs(row)) && (
          <p class="lw-alarm">These are results of different problems: their computes differ.</p>
        )}
      </header>
      <ResultTable comparison={comparison} />
      <section>
        <h2>Totals</h2>
        <ComparedTable keys={['Figure']} figures={totals} letters={letters} all />
        <div class="lw-columns lw-after">
          <RatioChart totals={totals} letters={letters} />
          <ComparedEnergyChart energy={energy} letters={letters} />
        </div>
      </section>
      <section>
        <h2>Accesses, words of all instances</h2>
        <ComparedTable keys={['Level', 'Tensor', 'Kind']} figures={accesses} letters={letters} />
      </section>
      <section>
        <h2>Cycles</h2>
        <ComparedTable keys={['Level']} figures={cycles} letters={letters} />
      </section>
      <MappingTable comparison={comparison} />
    </main>
  );
}

export function comparisonTitle({ results }: Comparison): string {
  return `Comparison of ${formatCount(results.length)} results`;
}

function ResultTable({ comparison: { results } }: { readonly comparison: Comparison }) {
  return <FigureTable columns={resultTitles.map((title) => ({ title }))} rows={results.map(resultCells)} />;
}

interface PartProps {
  readonly letters: readonly string[];
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

function ComparedEnergyChart({ energy, letters }: PartProps & { readonly energy: readonly ComparedFigure[] }) {
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
      title="Energy by level and result"
      draw={(document) => comparedEnergyChart(energy, letters, colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label: label || 'networks, plugins', colour }))}
      table={<ComparedTable keys={['Level', 'Tensor']} figures={energy} letters={letters} all />}
    />
  );
}

/** The loops of every level, in one row where they are the same in all results. */
function MappingTable({ comparison: { mapping, results } }: { readonly comparison: Comparison }) {
  if (mapping.length === 0) return null;
  const rows = mapping.flatMap(({ level, uses }) => {
    const isOne = new Set(uses.map((use) => JSON.stringify(use))).size === 1;
    if (isOne) return [[level, 'all', uses[0]?.loops || 'none', uses[0]?.keeps ?? '']];
    return uses.map((use, index) => [
      level,
      results[index].letter,
      use === null ? '-' : use.loops || 'none',
      use?.keeps ?? '',
    ]);
  });
  return (
    <section>
      <h2>Mapping</h2>
      <FigureTable
        columns={[{ title: 'Level' }, { title: 'Result' }, { title: 'Loops, outermost first' }, { title: 'Keeps' }]}
        rows={rows}
      />
    </section>
  );
}
