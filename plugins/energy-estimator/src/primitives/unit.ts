/** What a circuit costs at the node of its paper. */
export interface Unit {
  /** Of one operation. */
  readonly pj: number;
  readonly areaUm2: number;
  readonly leakMw: number;
}

/** So many of a unit, or a share of it. */
export function times(count: number, { pj, areaUm2, leakMw }: Unit): Unit {
  return { pj: count * pj, areaUm2: count * areaUm2, leakMw: count * leakMw };
}

/** All of them, at work together. */
export function together(...units: readonly Unit[]): Unit {
  const sum = (part: keyof Unit) => units.reduce((total, unit) => total + unit[part], 0);
  return { pj: sum('pj'), areaUm2: sum('areaUm2'), leakMw: sum('leakMw') };
}
