import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DesignWorkload, NamedDesign } from '@loopwright/report';
import type {
  AnyResult,
  NetworkLayerJson,
  NetworkResultJson,
  SweepPointJson,
  SweepResultJson,
} from '@loopwright/results';
import { type Diagnostic, SpecError } from '@loopwright/spec';

/** A file on the command line of `compare`: `FILE`, `NAME=FILE`, or `FILE#3,7` for points of a study. */
export interface NamedFile {
  readonly path: string;
  /** Files of one name are one design. */
  readonly name: string | undefined;
  /** Undefined for the front. */
  readonly points: readonly number[] | undefined;
}

export function parseNamedFile(argument: string, cwd: string): NamedFile {
  // A file may be called like that.
  if (existsSync(resolve(cwd, argument))) return { path: argument, name: undefined, points: undefined };
  const [, name, rest] = /^(?:([^=/\\]+)=)?(.+)$/.exec(argument)!;
  const [, path, points] = /^(.*?)(?:#(\d+(?:,\d+)*))?$/.exec(rest!)!;
  return { path: path!, name, points: points?.split(',').map(Number) };
}

/** The designs that results of networks and studies are of, in the order of the files. */
export function designsOf(
  files: readonly (NamedFile & { readonly file: string; readonly read: AnyResult })[],
): NamedDesign[] {
  const designs = new Map<string, NamedDesign>();
  for (const { file, name, points, read } of files) {
    for (const design of designsIn(file, name, points, read)) {
      const known = designs.get(design.name);
      designs.set(design.name, known ? joined(known, design, file) : design);
    }
  }
  return [...designs.values()];
}

function designsIn(file: string, name: string | undefined, points: readonly number[] | undefined, read: AnyResult) {
  if (read.of === 'network') {
    if (points)
      throw incomparable(`${file} holds the result of a network, which has no points`, 'leave out what follows #');
    return [networkDesign(name ?? file, read.result)];
  }
  if (read.of === 'study') return pointDesigns(name ?? file, file, points, read.result);
  throw incomparable(
    `${file} holds the result of one layer, others those of networks or studies`,
    'compare layers with layers',
  );
}

function networkDesign(name: string, { network, design, totals, layers, search }: NetworkResultJson): NamedDesign {
  const { mapper, objective, seed, limits } = search;
  return {
    name,
    areaUm2: design?.areaUm2 ?? null,
    ...(design?.areaIsPlaceholder && { areaIsPlaceholder: true }),
    computeUnits: design?.computeUnits ?? null,
    workloads: [{ name: network, computes: computesOf(layers), totals }],
    search: { mapper, objective, seed, ...(limits && { limits }) },
  };
}

/** Those that are asked for, or the front. */
function pointDesigns(
  name: string,
  file: string,
  indices: readonly number[] | undefined,
  { points, front, search }: SweepResultJson,
): NamedDesign[] {
  return (indices ?? front).map((index) => {
    const point = points.find((one) => one.index === index);
    if (point?.state !== 'done') {
      const why =
        point === undefined ? 'is none of its points' : `is ${point.state}: not all workloads are mapped on it`;
      const done = points.filter(({ state }) => state === 'done').map((one) => one.index);
      throw incomparable(`${file}: ${index} ${why}`, `points that are done: ${done.join(', ')}`);
    }
    const { mapper, objective, seed, limits } = search;
    const { areaUm2, computeUnits, parameters } = point;
    // A study of several designs calls its points after them, unless the user calls the file something.
    const called = name === file ? (parameters.design ?? name) : name;
    return {
      name: `${called} #${index}`,
      areaUm2,
      computeUnits,
      workloads: workloadsOf(point),
      search: { mapper, objective, seed, limits },
    };
  });
}

function workloadsOf({ workloads }: SweepPointJson): DesignWorkload[] {
  return workloads.map(({ name, totals, layers }) => ({ name, computes: computesOf(layers), totals }));
}

function computesOf(layers: readonly Pick<NetworkLayerJson, 'count' | 'computes'>[]): number {
  return layers.reduce((sum, { count, computes }) => sum + count * computes, 0);
}

/** Another workload of the same design. */
function joined(known: NamedDesign, more: NamedDesign, file: string): NamedDesign {
  const again = more.workloads.find(({ name }) => known.workloads.some((other) => other.name === name));
  if (again) {
    const message = `${file} holds ${again.name} on ${known.name} once more`;
    throw incomparable(message, 'name designs that differ: NAME=FILE');
  }
  return { ...known, workloads: [...known.workloads, ...more.workloads] };
}

function incomparable(message: string, hint: string): SpecError {
  const problem: Diagnostic = { severity: 'error', code: 'incomparable', message, hint };
  return new SpecError([problem]);
}
