import { formatCount } from '@loopwright/report';
import { accessChart } from '../charts/access-chart.ts';
import { accessSymbols } from '../charts/symbols.ts';
import type { MappingView } from '../view/mapping-view.ts';
import { Chart } from './chart.tsx';
import { tensorColours } from './tensor-colours.ts';

/** Accesses by level and tensor; nothing where the mapping does not fit. */
export function AccessChart({ view: { cost, tensors } }: { readonly view: MappingView }) {
  if (cost === null) return null;
  const colours = tensorColours(tensors);
  const kinds = Object.entries(accessSymbols).map(([label, { glyph }]) => ({ label, glyph }));
  return (
    <Chart
      title="Accesses by level and tensor"
      draw={(document) => accessChart(cost.accesses, colours, document)}
      legend={[...kinds, ...[...colours].map(([label, colour]) => ({ label, colour }))]}
      table={{
        columns: [
          { title: 'Level' },
          { title: 'Tensor' },
          { title: 'Reads', isNumber: true },
          { title: 'Fills', isNumber: true },
          { title: 'Updates', isNumber: true },
        ],
        rows: cost.accesses.map(({ level, tensor, reads, fills, updates }) => [
          level,
          tensor,
          ...[reads, fills, updates].map(formatCount),
        ]),
      }}
    />
  );
}
