/** A, B, C ... Z, A1, B1 ... */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + (index % 26)) + (index < 26 ? '' : Math.floor(index / 26));
}
