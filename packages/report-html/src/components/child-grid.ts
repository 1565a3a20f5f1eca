import type { FanoutView } from '../view/mapping-view.ts';

export interface ChildGrid {
  readonly cells: readonly GridCell[];
  readonly height: number;
}

export interface GridCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isUsed: boolean;
}

const largestCell = 12;
const smallestCell = 4;
const mostWidth = 300;
const mostHeight = 72;

/** The children of a fan-out: one cell each, or where those would be too small, all of them and those in use as areas. */
export function childGrid({ fanoutX, fanoutY, usedX, usedY }: FanoutView): ChildGrid {
  const pitch = Math.min(largestCell, mostWidth / fanoutX, mostHeight / fanoutY);
  if (pitch < smallestCell) return areas(fanoutX, fanoutY, usedX, usedY);
  const size = pitch - 2;
  const cells = Array.from({ length: fanoutX * fanoutY }, (_, index): GridCell => {
    const [column, row] = [index % fanoutX, Math.floor(index / fanoutX)];
    return { x: column * pitch, y: row * pitch, width: size, height: size, isUsed: column < usedX && row < usedY };
  });
  return { cells, height: fanoutY * pitch };
}

function areas(fanoutX: number, fanoutY: number, usedX: number, usedY: number): ChildGrid {
  // A side of one child among thousands is still to be seen.
  const scale = Math.min(mostWidth / fanoutX, mostHeight / fanoutY);
  const side = (count: number) => Math.max(count * scale, 3);
  const all = { x: 0, y: 0, width: side(fanoutX), height: side(fanoutY), isUsed: false };
  const used = { x: 0.5, y: 0.5, width: side(usedX) - 1, height: side(usedY) - 1, isUsed: true };
  return { cells: [all, used], height: all.height };
}
