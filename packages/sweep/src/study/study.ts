import type { DesignSpaceData, ParameterValue } from '@loopwright/core';
import type { SourceLocation, SourceText } from '@loopwright/spec';
import type { NamedSizes, Workload } from '@loopwright/workload';
import type { ObjectiveName } from '../objectives.ts';

/** A study as it is written: files are named, and not yet read. */
export interface Study {
  readonly name: string;
  readonly designs: readonly NamedFiles[];
  readonly space: DesignSpaceData;
  /** Of parameters, derived ones and conditions, by their name or text. */
  readonly places: ReadonlyMap<string, SourceLocation>;
  readonly workloads: readonly (NamedFiles & { readonly weight: number; readonly sizes: NamedSizes })[];
  readonly map: StudyMapping;
  readonly objectives: readonly ObjectiveName[];
  readonly constraints: StudyConstraints;
  readonly sampler: StudySampler;
}

/** Files, or names of what comes along, that make one design or workload. */
export interface NamedFiles {
  readonly name: string;
  readonly files: readonly string[];
  readonly location: SourceLocation;
}

/** How every layer of every point is searched; what is not said is for who runs the study to choose. */
export interface StudyMapping {
  readonly mapper?: string;
  readonly objective?: string;
  readonly seconds?: number;
  readonly evaluations?: number;
  readonly seed?: number;
}

export interface StudyConstraints {
  readonly maxAreaUm2?: number;
  readonly maxPowerW?: number;
  readonly maxCycles?: number;
}

export interface StudySampler {
  readonly name: string;
  readonly points?: number;
  readonly seed?: number;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A study with its files read. */
export interface LoadedStudy
  extends Pick<Study, 'name' | 'space' | 'places' | 'objectives' | 'constraints' | 'sampler'> {
  /** Where there are several, the parameter `design` says which. */
  readonly designs: readonly { readonly name: string; readonly sources: readonly SourceText[] }[];
  readonly workloads: readonly StudyWorkload[];
}

export interface StudyWorkload {
  readonly name: string;
  /** In the geometric mean over workloads. */
  readonly weight: number;
  readonly workload: Workload;
}

/** The parameter that tells designs apart. */
export const DESIGN = 'design';

/** Whether a parameter sets something in the design: `PART.ATTRIBUTE` does, a plain name is for expressions. */
export function setsSomething([name]: readonly [name: string, value: ParameterValue]): boolean {
  return name.includes('.');
}
