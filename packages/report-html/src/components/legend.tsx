export interface LegendItem {
  readonly label: string;
  /** A CSS colour; text colour by default. */
  readonly colour?: string;
  /** A character that looks like the mark; a square of the colour by default. */
  readonly glyph?: string;
}

/** What colours and marks stand for. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul class="lw-legend">
      {items.map(({ label, colour = 'currentColor', glyph }) => (
        <li key={label}>
          {glyph === undefined ? (
            <span class="lw-swatch" style={{ background: colour }} />
          ) : (
            <span style={{ color: colour }}>{glyph}</span>
          )}
          {label}
        </li>
      ))}
    </ul>
  );
}
