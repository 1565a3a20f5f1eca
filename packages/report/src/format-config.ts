import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** One value of the configuration, and where it comes from. */
export interface ConfigValue {
  readonly key: string;
  readonly value: unknown;
  readonly from: string;
}

export function formatConfig(values: readonly ConfigValue[], layout: TextLayout): string {
  const columns: Column[] = [
    { title: 'Key', align: 'left', paint: layout.paint.name },
    { title: 'Value', align: 'left', paint: layout.paint.strong },
    { title: 'From', align: 'left' },
  ];
  const rows = values.flatMap(({ key, value, from }) => {
    const texts = Array.isArray(value) && value.length > 0 ? value.map(configValueText) : [configValueText(value)];
    return texts.map((text, index) => (index === 0 ? [key, text, from] : ['', text, '']));
  });
  return formatTable(columns, rows, layout).join('\n');
}

/** A value in one line. */
export function configValueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(configValueText).join(', ') || 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
