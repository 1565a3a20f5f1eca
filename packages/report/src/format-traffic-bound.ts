import type { TrafficBoundResultJson } from '@loopwright/results';
import { formatBytes } from './format/bytes.ts';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

type Design = NonNullable<TrafficBoundResultJson['design']>;

/** Characters of the longest bar. */
const BAR = 24;

/** The curve of a problem or a network, capacities from the smallest on, with a bar each for its shape. */
export function formatTrafficBound(result: TrafficBoundResultJson, layout: TextLayout): string {
  const { workload, computes, compulsory, design, curve, layers } = result;
  const { paint } = layout;
  const facts = [
    `${paint.name(workload)}: ${formatCount(computes)} computes${layers.length > 1 ? `, ${formatCount(layers.length)} layers` : ''}`,
    ...(layers.length === 1 ? [layers[0]!.dataspaces.map(tensorText).join(', ')] : []),
    `compulsory: ${formatCount(compulsory.words)} words, ${formatBytes(compulsory.bytes)}`,
  ];
  return `${[
    paint.heading('Least traffic to the outermost memory, whatever the design and the mapping'),
    ...facts,
    '',
    ...formatTable(columnsOf(layout), rowsOf(curve, compulsory.bytes), layout),
    ...(design ? ['', designText(design, curve)] : []),
    ...(layers.length > 1 ? ['', 'Sum of the layers, each alone on the chip; none hands on within it.'] : []),
  ].join('\n')}\n`;
}

function designText({ name, memories, capacityBytes }: Design, curve: TrafficBoundResultJson['curve']): string {
  const any = curve.find((point) => point.capacityBytes === capacityBytes)?.any;
  const parts = memories.map((memory) => `${memory.name} ${formatBytes(memory.bytes)}`).join(', ');
  const least = any ? `no mapping on it has less than ${formatBytes(any.bytes)}` : 'no mapping fits on it';
  return `${name} has ${formatBytes(capacityBytes)} on chip (${parts}, and the operands of its compute units): ${least}`;
}

function tensorText({ name, words, wordBits }: TrafficBoundResultJson['layers'][number]['dataspaces'][number]): string {
  return `${name} ${formatCount(words)} words of ${wordBits} bits`;
}

function columnsOf({ paint }: TextLayout): Column[] {
  return [
    { title: 'On chip', align: 'right', paint: paint.name },
    { title: 'Any mapping', align: 'right', paint: paint.strong },
    { title: 'words', align: 'right', rank: 2 },
    { title: 'x compulsory', align: 'right', rank: 1 },
    { title: 'Perfect factors', align: 'right' },
    { title: '', align: 'left', rank: 3 },
  ];
}

function rowsOf(curve: TrafficBoundResultJson['curve'], compulsoryBytes: number): string[][] {
  const most = Math.max(...curve.map(({ any }) => any?.bytes ?? 0));
  return curve.map(({ capacityBytes, any, perfect }) => {
    if (!any)
      return [formatBytes(capacityBytes), 'does not fit', '', '', perfect ? formatBytes(perfect.bytes) : '', ''];
    // On a logarithmic scale, from what is compulsory on.
    const share = most > compulsoryBytes ? Math.log(any.bytes / compulsoryBytes) / Math.log(most / compulsoryBytes) : 0;
    return [
      formatBytes(capacityBytes),
      formatBytes(any.bytes),
      formatCount(any.words),
      (any.bytes / compulsoryBytes).toFixed(2),
      perfect ? formatBytes(perfect.bytes) : '',
      '▇'.repeat(Math.round(share * BAR)),
    ];
  });
}
