/** A published figure and ours, in one unit. */
export interface FigurePair {
  readonly published: number;
  readonly ours: number;
}

/** Ours over the published one, less 1. */
export function errorOf({ published, ours }: FigurePair): number {
  return ours / published - 1;
}

/** Of all errors without their sign; the mean of the middle two where there is no middle one. */
export function medianError(pairs: readonly FigurePair[]): number {
  const sizes = pairs.map((pair) => Math.abs(errorOf(pair))).sort((a, b) => a - b);
  const half = sizes.length / 2;
  return (sizes[Math.ceil(half) - 1] + sizes[Math.floor(half)]) / 2;
}

/** Mean of all errors without their sign (MAPE). */
export function meanError(pairs: readonly FigurePair[]): number {
  return pairs.reduce((sum, pair) => sum + Math.abs(errorOf(pair)), 0) / pairs.length;
}

/** Whether both order the cases alike: Spearman's coefficient, of ranks that equal figures share. */
export function spearman(pairs: readonly FigurePair[]): number {
  return correlation(ranks(pairs.map(({ published }) => published)), ranks(pairs.map(({ ours }) => ours)));
}

function ranks(figures: readonly number[]): number[] {
  const sorted = [...figures].sort((a, b) => a - b);
  return figures.map((figure) => (sorted.indexOf(figure) + sorted.lastIndexOf(figure)) / 2);
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [xs, ys].map((figures) => deviations(figures));
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function deviations(figures: readonly number[]): number[] {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  return figures.map((figure) => figure - mean);
}

function dot(xs: readonly number[], ys: readonly number[]): number {
  return xs.reduce((sum, x, index) => sum + x * ys[index], 0);
}
