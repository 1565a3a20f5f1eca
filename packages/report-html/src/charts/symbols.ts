/** A mark of charts, and a character for legends that looks like it. */
export interface MarkSymbol {
  readonly symbol: string;
  readonly glyph: string;
}

export const markSymbols: readonly MarkSymbol[] = [
  { symbol: 'circle', glyph: '○' },
  { symbol: 'square', glyph: '□' },
  { symbol: 'triangle', glyph: '△' },
  { symbol: 'diamond', glyph: '◇' },
  { symbol: 'triangle2', glyph: '▽' },
  { symbol: 'plus', glyph: '+' },
];

export const accessSymbols = {
  reads: { symbol: 'circle', glyph: '○' },
  fills: { symbol: 'triangle', glyph: '△' },
  updates: { symbol: 'square', glyph: '□' },
} as const;
