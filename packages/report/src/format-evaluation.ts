import type { InvalidEvaluation, MappingResult, ValidEvaluation } from '@loopwright/core';
import { mappingRemarks, zeroSavings } from '@loopwright/core/engine';
import { levelsTitle } from './access-titles.ts';
import { formatCount, formatEnergy } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatLevels } from './format-levels.ts';
import { formatMisfitText } from './format-misfit-text.ts';
import { formatNest } from './format-nest.ts';
import { formatNetworks } from './format-networks.ts';
import { formatRemarks } from './format-remarks.ts';
import { formatSummary } from './format-summary.ts';
import { formatZeros } from './format-zeros.ts';
import { rejectionWords } from './rejection-words.ts';

/** A mapping and what it costs, as text: loop nest, table of levels and tensors, networks, summary. */
export function formatEvaluation(result: MappingResult, layout: TextLayout): string {
  const { evaluation } = result;
  const title = (text: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [layout.paint.heading(text), ...lines, ''];
  const nest = title('Mapping (tiles in words per instance)', formatNest(result, layout));
  if (!evaluation.valid) return [layout.paint.alarm(rejectionText(evaluation)), '', ...nest].join('\n');
  const zeros = zeroSavings(evaluation);
  return [
    ...nest,
    ...title(levelsTitle(zeros.length > 0), formatLevels(evaluation, layout)),
    ...title('Zeros (per instance, computes of all)', formatZeros(zeros, layout)),
    ...title('Networks (per instance of the outer level, energy of all)', networkLines(evaluation, layout)),
    ...title('Summary', [...formatSummary(result, evaluation, layout), ...adjustmentLines(result)]),
    ...title('Remarks', formatRemarks(mappingRemarks(result), layout)),
  ].join('\n');
}

function networkLines(evaluation: ValidEvaluation, layout: TextLayout): string[] {
  return formatNetworks(evaluation, layout);
}

/** Why a mapping cannot be, in a sentence. */
export function rejectionText({ reason, level, needed, capacity, format }: InvalidEvaluation): string {
  const [need, have] = [formatCount(needed), formatCount(capacity)];
  const sentences: Record<string, string> = {
    capacity: `${level} must keep ${need} words and holds ${have}`,
    utilization: `${level} keeps ${need} words, and min_utilization asks for ${have}`,
    fanoutX: `${level} has ${have} copies along X, and the mapping uses ${need}`,
    fanoutY: `${level} has ${have} copies along Y, and the mapping uses ${need}`,
    metadata: `${level} must keep ${need} bits of metadata and holds ${have}`,
    ...(format && { format: formatMisfitText(level, format) }),
    refused: `a plugin refuses it at ${level}`,
  };
  return `This mapping does not fit: ${sentences[reason] ?? `${rejectionWords(reason)} (${level})`}.`;
}

function adjustmentLines({ adjustments }: MappingResult): string[] {
  return adjustments.map(({ plugin, part, energyPj, cycles }) => {
    const sign = energyPj < 0 ? '-' : '+';
    return `Plugin ${part ? `${plugin}, ${part}` : plugin}: ${sign}${formatEnergy(Math.abs(energyPj))}, ${cycles < 0 ? '' : '+'}${formatCount(cycles)} cycles`;
  });
}
