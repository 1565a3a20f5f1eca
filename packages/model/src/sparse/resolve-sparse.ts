import { type Architecture, type Density, type Diagnostic, type Problem, SpecError } from '@loopwright/spec';
import type { DensityModel } from './density.ts';
import type { Format } from './format.ts';
import { indexOf } from './index-of.ts';
import { resolveFormat } from './resolve-format.ts';
import type { SparseModels } from './sparse-models.ts';
import { tileOf } from './tile-of.ts';
import { unknownName } from './unknown-name.ts';

/** The models that the names of a specification stand for. */
export interface ResolvedSparse {
  /** [dataspace] */
  readonly densities: readonly DensityModel[];
  readonly densityNames: readonly string[];
  /** [level][dataspace] null where words stand plainly, with no metadata beside them. */
  readonly formats: readonly (readonly (Format | null)[])[];
}

/**
 * Finds the density models and formats that a specification names. Throws a SpecError with all that is wrong: names that nobody knows,
 * parameters that a model does not take, representations that Timeloop has no figures for.
 */
export function resolveSparse(problem: Problem, { levels }: Architecture, models: SparseModels): ResolvedSparse {
  const log: Diagnostic[] = [];
  const densities = problem.dataspaces.map((_, s) => resolveDensity(problem, s, models, log));
  log.push(...alternativeProblems(problem, levels, models));
  const formats = levels.map((level) => {
    const formats = new Array<Format | null>(problem.dataspaces.length).fill(null);
    if (level.kind !== 'memory') return formats;
    for (const format of level.sparse?.formats ?? []) {
      const s = indexOf('dataspace', problem.dataspaces, format.dataspace);
      formats[s] = resolveFormat(format, { name: level.name, ...level.sparse! }, problem, models, log);
    }
    return formats;
  });
  if (log.length > 0) throw new SpecError(log);
  return { densities: densities as DensityModel[], densityNames: problem.dataspaces.map(densityName), formats };
}

/** What is wrong with formats that are given as alternatives, and are not taken. */
export function alternativeProblems(
  problem: Problem,
  levels: Architecture['levels'],
  models: SparseModels,
): Diagnostic[] {
  const log: Diagnostic[] = [];
  for (const level of levels) {
    if (level.kind !== 'memory') continue;
    for (const format of level.sparse?.otherFormats ?? []) {
      resolveFormat(format, { name: level.name, ...level.sparse! }, problem, models, log);
    }
  }
  return log;
}

/** Of tensors of which nothing is said. */
const DENSE: Density = { distribution: 'fixed_structured', density: 1, parameters: {} };

function densityName({ density = DENSE }: Problem['dataspaces'][number]): string {
  return density.distribution;
}

function resolveDensity(
  problem: Problem,
  s: number,
  models: SparseModels,
  log: Diagnostic[],
): DensityModel | undefined {
  const { name, density = DENSE } = problem.dataspaces[s];
  const { distribution, written = distribution, parameters, location, parameterLocations } = density;
  const kind = models.densities.get(distribution);
  if (!kind) {
    log.push(unknownName('distribution', written, models.densities.keys(), location));
    return undefined;
  }
  const known = kind.parameters ?? [];
  const strange = Object.keys(parameters).filter((parameter) => !known.includes(parameter));
  for (const parameter of strange) {
    log.push(unknownName('parameter', parameter, known, parameterLocations?.[parameter] ?? location, distribution));
  }
  const bounds = problem.dimensions.map(({ bound }) => bound);
  try {
    return kind.create(density, tileOf(problem, s, bounds));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `${distribution} cannot be the distribution of ${name}: ${error.message}`;
    log.push({ code: 'unfit-distribution', severity: 'error', message, ...(location && { location }) });
    return undefined;
  }
}
