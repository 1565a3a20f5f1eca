/** JSON knows no Infinity: null is what has no limit, or is not known. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
