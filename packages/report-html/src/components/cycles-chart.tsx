import { formatCount, formatPercent } from '@loopwright/report';
import { cyclesChart, limitName } from '../charts/cycles-chart.ts';
import type { CostView, MappingView } from '../view/mapping-view.ts';
import { Chart } from './chart.tsx';

/** Cycles that each level asks for: the longest bar bounds the run. Nothing where the mapping does not fit. */
export function CyclesChart({ view: { cost, levels } }: { readonly view: MappingView }) {
  if (cost === null) return null;
  const limited = new Set(cost.limits.map(({ level }) => level));
  const free = levels.filter(({ kind, name }) => kind === 'memory' && !limited.has(name)).map(({ name }) => name);
  return (
    <Chart
      title="Cycles by level"
      draw={(document) => cyclesChart(cost.limits, cost.cycles, document)}
      table={{
        columns: [
          { title: 'Limit' },
          { title: 'Cycles', isNumber: true },
          { title: 'Of the run', isNumber: true },
          { title: 'Asked', isNumber: true },
          { title: 'Available', isNumber: true },
        ],
        rows: cost.limits.map((limit) => [
          limitName(limit),
          formatCount(limit.cycles),
          formatPercent(limit.cycles / cost.cycles),
          formatCount(limit.asked),
          `${formatCount(limit.available)} ${limit.by === 'compute' ? 'units' : 'words/cycle'}`,
        ]),
      }}
    >
      <p class="lw-faint">{boundText(cost)}</p>
      {free.length > 0 && <p class="lw-faint">Without a bandwidth, so never waited for: {free.join(', ')}.</p>}
    </Chart>
  );
}

function boundText({ limits, cycles, addedCycles, cyclesSetBy }: CostView): string {
  if (cyclesSetBy.length > 0)
    return `${cyclesSetBy.join(', ')} set the ${formatCount(cycles)} cycles of the run: the dashed line.`;
  const bound = `${limitName(limits[0])} bounds the run; the dashed line is its ${formatCount(cycles)} cycles`;
  return addedCycles > 0 ? `${bound}, ${formatCount(addedCycles)} of them latencies and plugins.` : `${bound}.`;
}
