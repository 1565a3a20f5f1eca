import { accesses } from '@loopwright/core';
import { accessTitle, formatCount } from '@loopwright/report';
import { accessChart } from '../charts/access-chart.ts';
import { accessSymbols } from '../charts/symbols.ts';
import type { MappingView } from '../view/mapping-view.ts';
import { Chart } from './chart.tsx';
import { tensorColours } from './tensor-colours.ts';

/** Accesses by level and tensor; nothing where the mapping does not fit. */
export function AccessChart({ view: { cost, tensors } }: { readonly view: MappingView }) {
  if (cost === null) return null;
  const colours = tensorColours(tensors);
  const kinds = [...accessSymbols].map(([label, { glyph }]) => ({ label, glyph }));
  return (
    <Chart
      title={`${cost.zeros.length > 0 ? 'Dense accesses' : 'Accesses'} by level and tensor`}
      draw={(document) => accessChart(cost.accesses, colours, document)}
      legend={[...kinds, ...[...colours].map(([label, colour]) => ({ label, colour }))]}
      table={{
        columns: [
          { title: 'Level' },
          { title: 'Tensor' },
          ...accesses.map(({ name }) => ({ title: accessTitle(name), isNumber: true })),
        ],
        rows: cost.accesses.map((row) => [
          row.level,
          row.tensor,
          ...accesses.map(({ name }) => formatCount(row[name])),
        ]),
      }}
    />
  );
}
