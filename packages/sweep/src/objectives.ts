/** What a study can minimise over designs. */
export type ObjectiveName = 'energy' | 'cycles' | 'edp' | 'ed2p' | 'power' | 'area';

/** What a workload costs on a design, or the least that it can cost. */
export interface WorkloadFigures {
  readonly energyPj: number;
  readonly cycles: number;
  /** Of products more may be known than that they are at least the product of the least factors. */
  readonly edp: number;
  readonly ed2p: number;
}

/** The least that the optimum of a workload can cost, by what it is mapped for. */
export interface WorkloadLimits extends WorkloadFigures {
  /** The most cycles that it can take; infinite where nothing is known. */
  readonly mostCycles: number;
}

export interface DesignFigures {
  readonly areaUm2: number;
  /** Time of a cycle, s. */
  readonly cycleSeconds: number;
}

export interface StudyObjective {
  readonly name: ObjectiveName;
  readonly description: string;
  readonly unit: string;
  /** Of one workload; where it is of the design alone, of any. */
  of(workload: WorkloadFigures, design: DesignFigures): number;
  /** The least that it can be, by what bounds the figures. */
  least(limits: WorkloadLimits, design: DesignFigures): number;
  /** Metrics of mappings, of which bounds bound it. */
  readonly metrics: readonly string[];
  /** Whether it is of the design, whatever runs on it. */
  readonly isOfDesign?: boolean;
}

const energy = {
  name: 'energy',
  description: 'energy of a workload',
  unit: 'pJ',
  metrics: ['energy'],
  of: ({ energyPj }: WorkloadFigures) => energyPj,
} as const;

const cycles = {
  name: 'cycles',
  description: 'cycles of a workload',
  unit: 'cycles',
  metrics: ['delay'],
  of: (figures: WorkloadFigures) => figures.cycles,
} as const;

const edp = {
  name: 'edp',
  description: 'energy x cycles of a workload',
  unit: 'pJ·cycle',
  metrics: ['edp'],
  of: (figures: WorkloadFigures) => figures.edp,
} as const;

const ed2p = {
  name: 'ed2p',
  description: 'energy x cycles² of a workload',
  unit: 'pJ·cycle²',
  metrics: ['ed2p'],
  of: (figures: WorkloadFigures) => figures.ed2p,
} as const;

const area = {
  name: 'area',
  description: 'area of all instances',
  unit: 'um^2',
  metrics: [],
  of: (_: WorkloadFigures, { areaUm2 }: DesignFigures) => areaUm2,
  isOfDesign: true,
} as const;

const PJ_PER_J = 1e12;

export const power: StudyObjective = {
  name: 'power',
  description: 'energy of a workload over its time',
  unit: 'W',
  metrics: ['energy'],
  of: ({ energyPj, cycles }, { cycleSeconds }) => energyPj / PJ_PER_J / (cycles * cycleSeconds),
  least: ({ mostCycles, ...figures }, design) => power.of({ ...figures, cycles: mostCycles }, design),
};

const objectives: readonly StudyObjective[] = [energy, cycles, edp, ed2p, area].map((each) => ({
  ...each,
  least: each.of,
}));

export const studyObjectives: ReadonlyMap<string, StudyObjective> = new Map(
  [...objectives, power].map((objective) => [objective.name, objective]),
);

/**
 * What to map each workload for, where the study does not say: the product where energy and cycles both count, and otherwise the one
 * that does.
 */
export function mappingObjective(names: readonly ObjectiveName[]): string {
  const has = (name: ObjectiveName) => names.includes(name);
  if (has('ed2p') && !has('edp')) return 'ed2p';
  if (has('energy') && !has('cycles') && !has('edp')) return 'energy';
  if (has('cycles') && !has('energy') && !has('edp')) return 'delay';
  return 'edp';
}

/** The weighted geometric mean: of ratios it is the same, whichever design they are taken to. */
export function geometricMean(values: readonly number[], weights: readonly number[]): number {
  if (values.length === 1) return values[0]!;
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const mean = Math.exp(values.reduce((all, value, index) => all + (weights[index]! / sum) * Math.log(value), 0));
  // Of equal values it is that value, to the last digit.
  return Math.min(Math.max(mean, Math.min(...values)), Math.max(...values));
}
