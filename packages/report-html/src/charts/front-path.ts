/** A point that is done: shares of the sides of its chart. */
export interface FrontPlace {
  readonly x: number;
  readonly y: number;
}

/** The front in two figures that are both to be small, as a line of steps; `place` says where shares are drawn. */
export function frontPath(
  places: readonly FrontPlace[],
  place: (share: FrontPlace) => readonly [number, number],
): string {
  let least = Infinity;
  const front = [...places]
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .filter(({ y }) => {
      if (y >= least) return false;
      least = y;
      return true;
    });
  return front
    .map(place)
    .map(([x, y], index) => (index === 0 ? `M${round(x)},${round(y)}` : `H${round(x)}V${round(y)}`))
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
