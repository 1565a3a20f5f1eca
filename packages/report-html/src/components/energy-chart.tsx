import { energyColumn, formatPercent } from '@loopwright/report';
import { energyChart } from '../charts/energy-chart.ts';
import type { CostView, MappingView } from '../view/mapping-view.ts';
import { Chart } from './chart.tsx';
import { tensorColours } from './tensor-colours.ts';

/** Energy by level and tensor; nothing where the mapping does not fit. */
export function EnergyChart({ view: { cost, tensors } }: { readonly view: MappingView }) {
  if (cost === null) return null;
  const colours = energyColours(cost, tensors);
  const energies = energyColumn(cost.energy.map(({ energyPj }) => energyPj));
  return (
    <Chart
      title="Energy by level and tensor"
      draw={(document) => energyChart(cost.energy, colours, document)}
      legend={[...colours].map(([label, colour]) => ({ label, colour }))}
      table={{
        columns: [
          { title: 'Level' },
          { title: 'Tensor' },
          { title: 'Energy', isNumber: true },
          { title: 'Share', isNumber: true },
        ],
        rows: cost.energy.map(({ level, part, energyPj }, row) => [
          level,
          part,
          energies[row],
          formatPercent(energyPj / cost.energyPj),
        ]),
      }}
    />
  );
}

/** Of the parts that there are. */
function energyColours({ energy }: CostView, tensors: readonly string[]): Map<string, string> {
  const all = tensorColours(tensors);
  for (const part of ['computes', 'leakage', 'plugin']) if (!all.has(part)) all.set(part, `var(--lw-${part})`);
  return new Map([...all].filter(([part]) => energy.some((row) => row.part === part)));
}
