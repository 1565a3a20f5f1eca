import type { Evaluation, ValidEvaluation } from '@loopwright/core';

/** An evaluation as JSON; names are keys. Counts are per instance, energies totals. Not a number becomes null. */
export type EvaluationJson = ValidEvaluationJson | InvalidEvaluationJson;

export interface InvalidEvaluationJson {
  readonly valid: false;
  readonly reason: string;
  readonly level: string;
  readonly needed: number;
  readonly capacity: number;
}

export interface ValidEvaluationJson {
  readonly valid: true;
  readonly cycles: number;
  readonly utilization: number;
  readonly energyPj: number;
  readonly edp: number;
  readonly areaUm2: number;
  readonly compute: ValidEvaluation['compute'];
  readonly levels: Readonly<Record<string, LevelJson>>;
  readonly networks: Readonly<Record<string, NetworkJson>>;
}

type LevelEvaluation = NonNullable<ValidEvaluation['levels'][number]>;
type TileEvaluation = NonNullable<LevelEvaluation['dataspaces'][number]>;
type NetworkTileEvaluation = ValidEvaluation['networks'][number]['dataspaces'][number];

export interface LevelJson {
  readonly instances: number;
  readonly cycles: number;
  readonly leakageEnergyPj: number;
  /** Of what it keeps. */
  readonly dataspaces: Readonly<Record<string, Omit<TileEvaluation, 'name'>>>;
}

export interface NetworkJson {
  readonly dataspaces: Readonly<Record<string, Omit<NetworkTileEvaluation, 'name'>>>;
}

export function evaluationJson(evaluation: Evaluation): EvaluationJson {
  if (!evaluation.valid) {
    const { valid, reason, level, needed, capacity } = evaluation;
    return { valid, reason, level, needed, capacity };
  }
  const { valid, cycles, utilization, energyPj, edp, areaUm2, compute } = evaluation;
  return {
    valid,
    cycles,
    utilization,
    energyPj,
    edp,
    areaUm2,
    compute,
    levels: levelsJson(evaluation),
    networks: Object.fromEntries(
      evaluation.networks.map(({ name, dataspaces }) => [name, { dataspaces: byName(dataspaces) }]),
    ),
  };
}

function levelsJson({ levels }: ValidEvaluation): Record<string, LevelJson> {
  const memories = levels.filter((level) => level !== null);
  return Object.fromEntries(
    memories.map(({ name, instances, cycles, leakageEnergyPj, dataspaces }) => {
      const kept = byName(dataspaces.filter((dataspace) => dataspace !== null));
      return [name, { instances, cycles, leakageEnergyPj, dataspaces: kept }];
    }),
  );
}

function byName<T extends { readonly name: string }>(list: readonly T[]): Record<string, Omit<T, 'name'>> {
  return Object.fromEntries(list.map(({ name, ...rest }) => [name, rest]));
}
