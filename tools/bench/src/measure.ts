/** How long to measure. */
export interface MeasureOptions {
  /** Rounds of which the median counts. */
  readonly rounds: number;
  /** CPU time that one round takes, about. */
  readonly roundSeconds: number;
}

/** How often something runs; medians over the rounds. */
export interface Rate {
  /** Per second of CPU time of this process: what holds where others use the machine too. */
  readonly perCpuSecond: number;
  readonly perSecond: number;
}

/** Measures how often `work` runs. It is called with how often it is to run, at first to warm up and to find that number. */
export function measure(work: (count: number) => void, { rounds, roundSeconds }: MeasureOptions): Rate {
  let count = 16;
  let warmSeconds = 0;
  while (warmSeconds < 2 * roundSeconds) {
    const { cpu } = time(work, count);
    warmSeconds += cpu;
    // Code becomes faster as it warms up: step by step.
    count = Math.max(16, Math.ceil(count * Math.min(4, roundSeconds / Math.max(cpu, 1e-6))));
  }
  const times = Array.from({ length: rounds }, () => time(work, count));
  return {
    perCpuSecond: count / median(times.map(({ cpu }) => cpu)),
    perSecond: count / median(times.map(({ wall }) => wall)),
  };
}

/** Seconds that so many runs take. */
export function time(work: (count: number) => void, count: number): { cpu: number; wall: number } {
  const start = performance.now();
  const before = process.cpuUsage();
  work(count);
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1e3 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
