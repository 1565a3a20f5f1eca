import type { Residence } from '@loopwright/core/engine';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A table of every tensor in every memory, outermost first: how long tiles stay, and how often words are reused. */
export function formatResidences(residences: readonly Residence[], layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Tile', align: 'right', rank: 2 },
    { title: 'Stays for', align: 'right', paint: layout.paint.strong },
    { title: 'Times', align: 'right', rank: 3 },
    { title: 'Computes/word', align: 'right', rank: 4 },
    { title: 'Reuse in time', align: 'right' },
    { title: 'In space', align: 'right' },
    { title: 'Until', align: 'left', rank: 1 },
  ];
  const levels = [...new Set(residences.map(({ level }) => level))].reverse();
  const rows = levels.flatMap((level) =>
    residences
      .filter((residence) => residence.level === level)
      .map((residence, index) => [index === 0 ? level : '', ...cells(residence)]),
  );
  return formatTable(columns, rows, layout);
}

function cells(residence: Residence): string[] {
  const { dataspace, tileWords, stationaryIterations, stays, computesPerWord } = residence;
  return [
    dataspace,
    formatCount(tileWords),
    formatCount(stationaryIterations),
    formatCount(stays),
    formatCount(computesPerWord),
    formatCount(residence.temporalReuse),
    formatCount(residence.spatialReuse),
    until(residence),
  ];
}

function until({ movedBy, tileWords }: Residence): string {
  if (!movedBy) return 'the end';
  const { dimension, level, newWords } = movedBy;
  const news = newWords < tileWords ? `, ${formatCount(newWords)} words new` : '';
  return `${dimension} of ${level}${news}`;
}
