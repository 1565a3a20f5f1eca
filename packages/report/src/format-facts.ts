import type { TextLayout } from './format/paint.ts';
import { length, pad } from './format/table.ts';
import type { Fact } from './summary-facts.ts';

/** Name, value, remark; a remark that does not fit beside its value stands below it, broken between words. */
export function formatFacts(facts: readonly Fact[], layout: TextLayout): string[] {
  const names = Math.max(...facts.map(([name]) => length(name)));
  const values = Math.max(...facts.map(([, value]) => length(value)));
  return facts.flatMap(([name, value, remark]) => {
    const line = `${pad(name, names, 'left')}  ${layout.paint.strong(pad(value, values, 'left'))}`;
    if (remark === '') return [line.trimEnd()];
    if (names + values + length(remark) + 5 <= layout.width) return [`${line}   ${layout.paint.faint(remark)}`];
    const indent = ' '.repeat(names + 2);
    return [
      line.trimEnd(),
      ...wrapWords(remark, layout.width - indent.length).map((part) => indent + layout.paint.faint(part)),
    ];
  });
}

function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && length(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
