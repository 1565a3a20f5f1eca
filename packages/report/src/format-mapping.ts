import type { MappingResult } from '@loopwright/core';
import { mappingEntries } from '@loopwright/results';
import { yamlText } from './timeloop/yaml-text.ts';

/** A `mapping:` section as YAML, one line for each entry: what `evaluate` reads back as the same mapping. */
export function formatMapping(result: Pick<MappingResult, 'specification' | 'mapping' | 'reuse'>): string {
  const lines = mappingEntries(result).map((entry) => {
    const values = Object.entries(entry).map(([key, value]) => `${key}: ${flow(value)}`);
    return `- {${values.join(', ')}}\n`;
  });
  return `mapping:\n${lines.join('')}`;
}

function flow(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map(flow).join(', ')}]`;
  // A comma ends an item here, as in `P=5,3`.
  return value.includes(',') ? JSON.stringify(value) : yamlText(value);
}
