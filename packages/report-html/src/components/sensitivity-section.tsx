import { formatCount, ratioText } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';
import { sensitivityChart } from '../charts/sensitivity-chart.ts';
import { seriesColour } from '../style/palette.ts';
import { sensitivities } from '../view/sensitivities.ts';
import type { Sensitivity, Spread } from '../view/sweep-view.ts';
import { Chart } from './chart.tsx';
import { FigureTable } from './figure-table.tsx';

/** How much each parameter matters: what an objective loses along it, all other parameters being the same. */
export function SensitivitySection({ result }: { readonly result: SweepResultJson }) {
  const all = sensitivities(result);
  const remarks = result.parameters.flatMap(({ name, remark }) => (remark === null ? [] : [`${name} ${remark}`]));
  if (all.length === 0 && remarks.length === 0) return null;
  const colours = new Map(result.objectives.map(({ name }, index) => [name, seriesColour(index)]));
  return (
    <section>
      <h2>Sensitivity</h2>
      {remarks.map((remark) => (
        <p key={remark} class="lw-alarm">
          {remark}
        </p>
      ))}
      {all.length > 0 && (
        <div class="lw-columns">
          <Chart
            title="Worst against best along each parameter"
            draw={(document) => sensitivityChart(all, colours, document)}
            legend={[...colours].map(([label, colour]) => ({ label, colour }))}
            table={spreadTable(all)}
          >
            <p class="lw-faint">
              Of sets of mapped points that differ in this parameter alone: from the set in which it matters least to
              that in which it matters most, a dot at the median.
            </p>
          </Chart>
          <div>
            <h3>By value</h3>
            <p class="lw-faint">
              How many times the best of its set a value has, at the median, and in how many sets it is the best.
            </p>
            {[...new Set(all.map(({ parameter }) => parameter))].map((parameter) => (
              <ValueTable key={parameter} sensitivities={all.filter((one) => one.parameter === parameter)} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

function spreadTable(all: readonly Sensitivity[]) {
  const number = (title: string) => ({ title, isNumber: true });
  return {
    columns: [{ title: 'Parameter' }, { title: 'Objective' }, ...['Sets', 'Least', 'Median', 'Greatest'].map(number)],
    rows: all.map(({ parameter, objective, sets, spread }) => {
      return [parameter, objective, formatCount(sets), ...spreadCells(spread)];
    }),
  };
}

function spreadCells({ least, median, greatest }: Spread): string[] {
  return [least, median, greatest].map((ratio) => `×${ratioText(ratio)}`);
}

/** All objectives of one parameter. */
function ValueTable({ sensitivities }: { readonly sensitivities: readonly Sensitivity[] }) {
  const [{ parameter, values, sets }] = sensitivities;
  return (
    <details open>
      <summary>{`${parameter}, ${formatCount(sets)} sets`}</summary>
      <FigureTable
        columns={[
          { title: parameter, isNumber: true },
          ...sensitivities.map(({ objective }) => ({ title: objective, isNumber: true })),
        ]}
        rows={values.map(({ value }, row) => [
          String(value),
          ...sensitivities.map((one) => {
            const { best, overBest } = one.values[row];
            return `×${ratioText(overBest.median)}, best in ${formatCount(best)}`;
          }),
        ])}
      />
    </details>
  );
}
