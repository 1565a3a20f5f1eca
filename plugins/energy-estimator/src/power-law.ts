/** [size, cost] */
export type Point = readonly [x: number, y: number];

/**
 * The cost at `x` of a curve that is a power law between each two points, and goes on with the exponent of the nearest two
 * beyond them. Points come in order of x. 0 at 0.
 */
export function powerLaw(points: readonly Point[], x: number): number {
  if (x === 0) return 0;
  const next = points.findIndex(([at]) => at >= x);
  const upper = Math.max(1, next === -1 ? points.length - 1 : next);
  const [x0, y0] = points[upper - 1];
  const [x1, y1] = points[upper];
  const exponent = Math.log(y1 / y0) / Math.log(x1 / x0);
  return y0 * (x / x0) ** exponent;
}
