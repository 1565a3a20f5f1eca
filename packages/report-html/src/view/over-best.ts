/** How many times the best a value is; of what is as good as it 1, also where the best is 0. */
export function overBest(value: number, best: number): number {
  return value === best ? 1 : value / best;
}
