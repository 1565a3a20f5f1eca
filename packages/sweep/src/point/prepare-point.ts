import type { CostEntry, SweepPoint } from '@loopwright/core';
import {
  CostError,
  costsOf,
  designAreaUm2,
  MapspaceError,
  type PluginManager,
  type PluginReference,
  prepareDesign,
} from '@loopwright/core/engine';
import type { NetworkDesign } from '@loopwright/network-run';
import {
  type Architecture,
  type Diagnostic,
  loadDesign,
  type Override,
  overrideSource,
  type SourceLocation,
  SpecError,
} from '@loopwright/spec';
import type { DesignFigures } from '../objectives.ts';
import { DESIGN, type LoadedStudy, setsSomething } from '../study/study.ts';

/** A point as a design that workloads can be mapped on. */
export interface PreparedPoint extends DesignFigures {
  readonly point: SweepPoint;
  readonly design: NetworkDesign;
  readonly computeUnits: number;
  readonly overrides: readonly Override[];
  readonly costs: readonly CostEntry[];
  readonly warnings: readonly Diagnostic[];
}

export interface PointPlugins {
  readonly plugins: PluginManager;
  /** As of `NetworkDesign`. */
  readonly references: readonly PluginReference[] | null;
}

/** How messages name what a point sets. */
const POINT = 'parameters of the study';

/** Reads the design of a point and has it costed. Throws what `reasonOf` knows, where it cannot be. */
export async function preparePoint(
  point: SweepPoint,
  study: Pick<LoadedStudy, 'designs' | 'places'>,
  { plugins, references }: PointPlugins,
): Promise<PreparedPoint> {
  const own = study.designs.find(({ name }) => name === point.parameters[DESIGN]) ?? study.designs[0]!;
  const settings = Object.entries(point.settings).filter(setsSomething);
  const lines = settings.map(([name, value]) => `${name}=${value}`);
  const sources = lines.length > 0 ? [...own.sources, overrideSource(lines, POINT)] : own.sources;
  const places = settings.map(([name]) => study.places.get(name));
  const { design: loaded, bind, overrides, warnings } = atPlaces(places, () => loadDesign(sources));
  const design = prepareDesign(plugins, loaded);
  const costs = (await design.costLedger()).settle();
  const { architecture } = loaded;
  return {
    point,
    design: { design, bind, sources, references },
    areaUm2: designAreaUm2(architecture, costsOf(loaded, costs)),
    cycleSeconds: cycleSecondsOf(architecture),
    computeUnits: architecture.compute.instances,
    overrides,
    costs,
    warnings: warnings.map((warning) => located(warning, places)),
  };
}

/** Why a point cannot be a design; undefined where the error is none of the design's. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof SpecError) {
    return error.diagnostics
      .map(({ message, location }) => (location ? `${placeText(location)}: ${message}` : message))
      .join('; ');
  }
  const isOfDesign = error instanceof CostError || error instanceof MapspaceError || error instanceof RangeError;
  return isOfDesign ? error.message : undefined;
}

function placeText({ file, line }: SourceLocation): string {
  return `${file}:${line}`;
}

/** Where a design says nothing, a cycle takes what the estimator assumes too. */
const CYCLE_SECONDS = 1e-9;

function cycleSecondsOf({ compute }: Architecture): number {
  const seconds = compute.attributes.global_cycle_seconds;
  return typeof seconds === 'number' && seconds > 0 ? seconds : CYCLE_SECONDS;
}

/** What is wrong with a setting is said of the line of the study. @param places [line of the settings] */
function atPlaces<T>(places: readonly (SourceLocation | undefined)[], load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    throw new SpecError(error.diagnostics.map((diagnostic) => located(diagnostic, places)));
  }
}

function located(diagnostic: Diagnostic, places: readonly (SourceLocation | undefined)[]): Diagnostic {
  const { location } = diagnostic;
  const place = location?.file === POINT ? places[location.line - 1] : undefined;
  if (!place) return diagnostic;
  const { frame, ...rest } = diagnostic;
  return { ...rest, location: place };
}
