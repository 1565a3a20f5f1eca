/** Throws a RangeError where a count would not be exact. */
export function requireCountable(what: string, count: number): number {
  if (count > Number.MAX_SAFE_INTEGER) throw new RangeError(`${what} is too large to be counted exactly (past 2^53)`);
  return count;
}
