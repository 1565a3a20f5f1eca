import { formatBytes } from './format/bytes.ts';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A design that comes along. */
export interface LibraryDesign {
  readonly name: string;
  /** The chip or publication that it is made after; null where its README names none. */
  readonly follows: string | null;
  /** Multiply-accumulates per cycle. */
  readonly computeUnits: number;
  /** All instances of all memories but those off the chip. */
  readonly onChipBytes: number;
  /** As `65nm`; null where the design does not say. */
  readonly technology: string | null;
}

export function formatLibrary(designs: readonly LibraryDesign[], layout: TextLayout): string {
  const columns: Column[] = [
    { title: 'Design', align: 'left', paint: layout.paint.name },
    { title: 'MACs', align: 'right' },
    { title: 'On chip', align: 'right' },
    { title: 'Node', align: 'left', rank: 1 },
    { title: 'Follows', align: 'left', rank: 2 },
  ];
  const rows = designs.map(({ name, follows, computeUnits, onChipBytes, technology }) => [
    name,
    formatCount(computeUnits),
    formatBytes(onChipBytes),
    technology ?? '-',
    follows ?? '-',
  ]);
  return formatTable(columns, rows, layout).join('\n');
}
