import type { CostEntry } from '@loopwright/core';
import { componentCosts, costRemarks, hasPlaceholderAreas } from '@loopwright/core/engine';
import { scaledEnergies } from '@loopwright/results';
import { formatArea } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatRemarks } from './format-remarks.ts';

/** Every component with the energy of its actions, its area, who claims it, and below the table from what. */
export function formatCosts(entries: readonly CostEntry[], layout: TextLayout): string {
  const remarks = formatRemarks(costRemarks(outermostFirst(entries)), layout);
  const columns: Column[] = [
    { title: 'Component', align: 'left', paint: layout.paint.name },
    { title: 'Class', align: 'left', rank: 2 },
    { title: 'Instances', align: 'right', rank: 1 },
    { title: 'Action', align: 'left' },
    { title: 'pJ', align: 'right', paint: layout.paint.strong },
    { title: hasPlaceholderAreas(entries) ? 'Area (placeholder)' : 'Area', align: 'right' },
    { title: 'Plugin', align: 'left' },
  ];
  return [
    layout.paint.heading('Costs of one action, area of one instance'),
    ...formatTable(columns, outermostFirst(entries).flatMap(rowsOf), layout),
    '',
    layout.paint.heading('From'),
    ...sourceLines(outermostFirst(entries), layout),
    ...(remarks.length > 0 ? ['', layout.paint.heading('Remarks'), ...remarks] : []),
  ].join('\n');
}

/** As in the files. */
function outermostFirst(entries: readonly CostEntry[]): CostEntry[] {
  const memories = entries.filter(({ asked }) => asked.kind === 'memory');
  return [...memories.reverse(), ...entries.filter(({ asked }) => asked.kind === 'compute')];
}

function rowsOf(entry: CostEntry): string[][] {
  const { asked, claim } = entry;
  const { name, componentClass, subclass, instances } = asked.component;
  return scaledEnergies(entry).map(([action, pj], index) => {
    const figures = [action, String(Number(pj.toPrecision(4)))];
    if (index > 0) return ['', '', '', ...figures, '', ''];
    const area = formatArea(componentCosts(entry).areaUm2);
    return [name, subclass ?? componentClass, String(instances), ...figures, area, claim.plugin];
  });
}

/** One line for all components whose figures have one source. */
function sourceLines(entries: readonly CostEntry[], { paint }: TextLayout): string[] {
  const components = new Map<string, string[]>();
  for (const { asked, claim } of entries) {
    const source = claim.source + (claim.accuracy ? paint.faint(` (accuracy: ${claim.accuracy})`) : '');
    components.set(source, [...(components.get(source) ?? []), asked.component.name]);
  }
  return [...components].map(([source, names]) => `${paint.name(names.join(', '))}: ${source}`);
}
