import type { Delivery, SpatialLoop } from '@loopwright/core/engine';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A table of how tensors cross the fan-outs in use, outermost first; empty where there is none. */
export function formatDeliveries(deliveries: readonly Delivery[], layout: TextLayout): string[] {
  if (deliveries.length === 0) return [];
  const columns: readonly Column[] = [
    { title: 'Fan-out', align: 'left', paint: layout.paint.name },
    { title: 'Loops', align: 'left', rank: 3 },
    { title: 'Tensor', align: 'left' },
    { title: 'How', align: 'left', paint: layout.paint.strong },
    { title: 'Words', align: 'right', rank: 2 },
    { title: 'Forwarded', align: 'right', rank: 4 },
    { title: 'Additions', align: 'right', rank: 5 },
  ];
  const levels = [...new Set(deliveries.map(({ level }) => level))].reverse();
  const rows = levels.flatMap((level) =>
    deliveries
      .filter((delivery) => delivery.level === level)
      .map((delivery, index) => [
        ...(index === 0 ? [level, delivery.loops.map(loopText).join(', ')] : ['', '']),
        delivery.dataspace,
        how(delivery),
        formatCount(delivery.words),
        formatCount(delivery.forwardedWords),
        formatCount(delivery.reductions),
      ]),
  );
  return formatTable(columns, rows, layout);
}

function loopText({ dimension, factor, axis }: SpatialLoop): string {
  return `${dimension}=${formatCount(factor)} ${axis}`;
}

function how({ kind, children, sharedBy }: Delivery): string {
  const all = formatCount(children);
  if (kind === 'separate') return `own words for each of ${all}`;
  const most = sharedBy === children ? `all ${all}` : `${formatCount(sharedBy)} of ${all}`;
  return kind === 'multicast' ? `one read serves ${most}` : `${most} added up`;
}
