/** What one instance of a component costs. */
export interface Estimate {
  /** Action -> pJ; leakage per cycle as `leak`. */
  readonly energyPj: Readonly<Record<string, number>>;
  readonly areaUm2: number;
  /** Papers that the figures come from, and what was made of them. */
  readonly sources: readonly string[];
  /** How far the figures can be trusted, as `accuracy` of their primitive says. */
  readonly accuracy: readonly string[];
  /** What was assumed that people should know. */
  readonly remarks: readonly string[];
}

/** A component as a primitive sees it: what it is, and the technology that it is built in. */
export interface PartRequest {
  /** Name of its class, or of its subclass where it has one. */
  readonly partClass: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly technology: Technology;
}

export interface Technology {
  readonly nodeNm: number;
  readonly supplyVolts: number;
  readonly cycleNs: number;
  /** What was assumed of it. */
  readonly remarks?: readonly string[];
}

/** The number that the first of the names has, or the fallback. */
export function numberOf(attributes: PartRequest['attributes'], names: readonly string[], fallback: number): number {
  for (const name of names) {
    const value = attributes[name];
    if (typeof value === 'number' && value >= 0) return value;
  }
  return fallback;
}
