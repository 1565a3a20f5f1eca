import type { SourceText } from 'loopwright';

const accesses = ['read', 'write', 'update', 'leak'];

/** Tables in which every action of these parts of `System` costs 1: for designs that are asked for cycles or counts alone. */
export function freeCosts(memories: readonly string[], compute = 'MAC'): SourceText {
  const parts = [...memories.map((name) => entry(name, accesses)), entry(compute, ['compute', 'leak'])];
  const areas = [...memories, compute].map((name) => `  - {name: System.${name}, area: 1}\n`);
  const text = `ERT:\n  version: 0.4\n  tables:\n${parts.join('')}ART:\n  version: 0.4\n  tables:\n${areas.join('')}`;
  return { file: 'costs.yaml', text };
}

function entry(name: string, actions: readonly string[]): string {
  const listed = actions.map((action) => `{name: ${action}, arguments: {}, energy: 1}`).join(', ');
  return `  - name: System.${name}\n    actions: [${listed}]\n`;
}
