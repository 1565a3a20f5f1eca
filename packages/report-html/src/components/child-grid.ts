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
  /** In use, but idle in last passes that are shorter. */
  readonly rests: boolean;
}

const largestCell = 12;
const smallestCell = 4;
const mostWidth = 300;
const mostHeight = 72;

/**
 * The children of a fan-out: one cell each, or where those would be too small, all of them, those in use, and where these are fewer those of
 * last passes, as areas.
 */
export function childGrid(fanout: FanoutView): ChildGrid {
  const { fanoutX, fanoutY, usedX, usedY, loops } = fanout;
  const pitch = Math.min(largestCell, mostWidth / fanoutX, mostHeight / fanoutY);
  if (pitch < smallestCell) return areas(fanout);
  const size = pitch - 2;
  const cells = Array.from({ length: fanoutX * fanoutY }, (_, index): GridCell => {
    const [column, row] = [index % fanoutX, Math.floor(index / fanoutX)];
    const isUsed = column < usedX && row < usedY;
    const rests = isUsed && !(runsLast(loops, 'X', column) && runsLast(loops, 'Y', row));
    return { x: column * pitch, y: row * pitch, width: size, height: size, isUsed, rests };
  });
  return { cells, height: fanoutY * pitch };
}

/** Children along an axis that last passes use. */
export function usedLast({ usedX, usedY, loops }: FanoutView, axis: 'X' | 'Y'): number {
  const along = loops.filter((loop) => loop.axis === axis);
  return along.reduce((used, { bound, lastBound }) => (used / bound) * lastBound, axis === 'X' ? usedX : usedY);
}

/** Whether a child takes part in last passes; its place along the axis is counted through the loops, the innermost fastest. */
function runsLast(loops: FanoutView['loops'], axis: 'X' | 'Y', place: number): boolean {
  let rest = place;
  for (const { axis: own, bound, lastBound } of loops.toReversed()) {
    if (own !== axis) continue;
    if (rest % bound >= lastBound) return false;
    rest = Math.floor(rest / bound);
  }
  return true;
}

function areas(fanout: FanoutView): ChildGrid {
  const { fanoutX, fanoutY, usedX, usedY } = fanout;
  // A side of one child among thousands is still to be seen.
  const scale = Math.min(mostWidth / fanoutX, mostHeight / fanoutY);
  const side = (count: number) => Math.max(count * scale, 3);
  const inside = (x: number, y: number) => ({ x: 0.5, y: 0.5, width: side(x) - 1, height: side(y) - 1, isUsed: true });
  const all = { x: 0, y: 0, width: side(fanoutX), height: side(fanoutY), isUsed: false, rests: false };
  const [lastX, lastY] = [usedLast(fanout, 'X'), usedLast(fanout, 'Y')];
  const rests = lastX * lastY < usedX * usedY;
  const used = { ...inside(usedX, usedY), rests };
  return { cells: [all, used, ...(rests ? [{ ...inside(lastX, lastY), rests: false }] : [])], height: all.height };
}
