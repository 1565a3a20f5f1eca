import { accesses } from '@loopwright/core';
import { accessLabel } from '@loopwright/report';

/** A mark of charts, and a character for legends that looks like it. */
export interface MarkSymbol {
  readonly symbol: string;
  readonly glyph: string;
}

const circle: MarkSymbol = { symbol: 'circle', glyph: '○' };
const square: MarkSymbol = { symbol: 'square', glyph: '□' };
const triangle: MarkSymbol = { symbol: 'triangle', glyph: '△' };
const others: readonly MarkSymbol[] = [
  { symbol: 'diamond', glyph: '◇' },
  { symbol: 'triangle2', glyph: '▽' },
  { symbol: 'plus', glyph: '+' },
];

export const markSymbols: readonly MarkSymbol[] = [circle, square, triangle, ...others];

const accessOrder = [circle, triangle, square, ...others];

/** Of every access by its label, in the order of the table of actions. */
export const accessSymbols: ReadonlyMap<string, MarkSymbol> = new Map(
  accesses.map(({ name }, index) => [accessLabel(name), accessOrder[index % accessOrder.length]]),
);
