import type { MappingResult } from '@loopwright/core';
import type { Dataflow, Explanation } from '@loopwright/core/engine';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatDeliveries } from './format-deliveries.ts';
import { formatBounds, formatLimits, formatTraffic } from './format-limits.ts';
import { formatNest } from './format-nest.ts';
import { formatResidences } from './format-residences.ts';
import { formatZeros } from './format-zeros.ts';

/** What a mapping does with its tensors, as text: dataflow, what stays, what is shared, what bounds the cycles. */
export function formatExplanation(result: MappingResult, explanation: Explanation, layout: TextLayout): string {
  const title = (text: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [layout.paint.heading(text), ...lines, ''];
  const { dataflow, residences, deliveries, cycles, traffic, zeros } = explanation;
  return [
    ...title('Mapping (tiles in words per instance)', formatNest(result, layout)),
    ...title('Dataflow', [dataflowText(dataflow, layout)]),
    ...title('What stays, and how often it is used (per instance)', formatResidences(residences, layout)),
    ...title('What children share (words per instance of the fan-out)', formatDeliveries(deliveries, layout)),
    ...title('What takes the cycles', formatLimits(cycles, layout)),
    ...title('What became of zeros (per instance, computes of all)', formatZeros(zeros, layout)),
    ...title(
      zeros.length > 0 ? 'Against what is not zero, moved and computed once' : 'Against the least of any mapping',
      [...formatBounds(cycles, layout), '', ...formatTraffic(traffic, layout)],
    ),
  ].join('\n');
}

function dataflowText({ name, dataspace, level, computesPerWord }: Dataflow, { paint }: TextLayout): string {
  if (name === 'no-local-reuse') {
    return `${paint.strong('No local reuse')}: no word serves more than one compute while it is in a compute unit's own memory`;
  }
  const title = name === 'operand-stationary' ? `${dataspace} stationary` : capitalised(name.replace('-', ' '));
  if (dataspace === null) return paint.strong(title);
  const uses = formatCount(computesPerWord);
  const rows = name === 'row-stationary' ? 'each unit works on whole filter rows; ' : '';
  return `${paint.strong(title)}: ${rows}each word of ${dataspace} serves ${uses} computes while it stays in ${level}`;
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
