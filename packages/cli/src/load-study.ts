import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { LoadedConfig } from '@loopwright/config';
import type { WorkloadFile } from '@loopwright/core';
import { loadWorkload, type PluginManager } from '@loopwright/core/engine';
import { type Diagnostic, formatDiagnostic, type SourceText, SpecError } from '@loopwright/spec';
import { isStudyFile, type LoadedStudy, readStudy, type Study, studySources } from '@loopwright/sweep';
import { isProblemFile, isWorkloadFile, stemOf } from '@loopwright/workload';
import type { SweepCommandOptions } from './commands/sweep-options.ts';
import { overridesOf } from './design-options.ts';
import type { Io } from './io.ts';
import { Library } from './library.ts';
import { isModelFile, readModelFile } from './read-model-file.ts';
import { readSources } from './read-sources.ts';

/** A study, and the texts that were read for it. */
export interface TypedStudy extends Study {
  readonly sources: readonly SourceText[];
}

/** Reads a study from its file, or as it is typed; what is typed goes above the file. Throws a SpecError with all that is wrong. */
export function readTypedStudy(
  names: readonly string[],
  options: SweepCommandOptions,
  config: LoadedConfig,
  io: Io,
): TypedStudy {
  const read = (name: string) => readSources([name], io, options, config.templates);
  const files = new Map<string, readonly SourceText[]>(
    names.map((name) => [name, isModelFile(name) ? [] : read(name)]),
  );
  const studies = names.filter((name) => files.get(name)!.some(isStudyFile));
  const others = names.filter((name) => !studies.includes(name));
  const found = studies.flatMap((name) => files.get(name)!.filter(isStudyFile));
  const configured = names.length === 0 ? config.study : undefined;
  if (names.length === 0 && !configured) throw new SpecError([noStudy(io)]);
  const typed = studySources({
    ...options,
    ...typedFiles(others, (name) => files.get(name)!, io),
    others: typedChoices(options),
  });
  const own = configured ? [configured.source] : found;
  const study = readStudy([...own, ...typed], configured?.source.file);
  // Files of a study stand beside it, wherever that is.
  const folder = configured?.home ?? dirname(found[0]?.file ?? '.');
  const library = new Library(io.library);
  const beside = (name: string) => {
    const path = join(folder, name);
    return existsSync(resolve(io.cwd, path)) || library.find(path).length > 0 ? path : name;
  };
  const isTyped = others.length > 0;
  const placed = <T extends { readonly files: readonly string[] }>(each: T): T =>
    isTyped ? each : { ...each, files: each.files.map(beside) };
  return {
    ...study,
    designs: study.designs.map(placed),
    workloads: study.workloads.map(placed),
    sources: [...own, ...others.flatMap((name) => files.get(name)!)],
  };
}

/** Reads the files that a study names. */
export async function loadStudy(
  study: Study,
  options: SweepCommandOptions,
  { config, plugins }: { readonly config: LoadedConfig; readonly plugins: PluginManager },
  io: Io,
): Promise<LoadedStudy> {
  const read = (files: readonly string[]) => readSources(files, io, options, config.templates);
  const designs = study.designs.map(({ name, files }) => ({
    name,
    sources: [...read(files), ...overridesOf(options)],
  }));
  const workloads = [];
  for (const { name, files, weight, sizes } of study.workloads) {
    const texts: readonly WorkloadFile[] = read(files.filter((file) => !isModelFile(file)));
    const models = files.filter((file) => isModelFile(file)).map((file) => readModelFile(file, io.cwd));
    const given = { ...options.dim, ...sizes };
    const { workload, warnings } = await loadWorkload(plugins, { files: [...texts, ...models], sizes: given });
    for (const warning of warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
    workloads.push({ name, weight, workload });
  }
  return { ...study, designs, workloads };
}

function noStudy({ library }: Io): Diagnostic {
  const [first] = new Library(library).studies;
  const named = first === undefined ? '' : `, or one that comes along, as ${first}`;
  return {
    severity: 'error',
    code: 'no-input',
    message: 'no study is named',
    hint: `name the file of a study${named}, or a design and a workload; or write a study in the configuration`,
  };
}

/** What stands on the command line as designs and workloads: names and folders are a design each, files are one together. */
function typedFiles(names: readonly string[], read: (name: string) => readonly SourceText[], io: Io) {
  if (names.length === 0) return {};
  const isWorkload = (name: string) =>
    isModelFile(name) || read(name).some((source) => isWorkloadFile(source) || isProblemFile(source));
  const [workloads, rest] = [names.filter(isWorkload), names.filter((name) => !isWorkload(name))];
  const isFile = (name: string) => {
    const path = resolve(io.cwd, name);
    return existsSync(path) && statSync(path).isFile();
  };
  const files = rest.filter(isFile);
  const named = rest.filter((name) => !isFile(name)).map((name) => ({ name: basename(name), files: [name] }));
  const design = files.length > 0 ? [{ name: nameOf(files, io), files }] : [];
  const designs = [...named, ...design];
  return {
    ...(designs.length > 0 && { designs }),
    ...(workloads.length > 0 && { workloads: workloads.map((name) => ({ name: stemOf(name), files: [name] })) }),
  };
}

/** Of several files the folder that holds them. */
function nameOf(files: readonly string[], { cwd }: Io): string {
  if (files.length === 1) return stemOf(files[0]!);
  return basename(relative(cwd, resolve(cwd, dirname(files[0]!)))) || 'design';
}

/** Options as the keys of a study. */
function typedChoices(options: SweepCommandOptions): Record<string, unknown> {
  const { objective, sampler, points, maxArea, maxPower, maxCycles } = options;
  const constraints = { maxAreaUm2: maxArea, maxPowerW: maxPower, maxCycles };
  const sampling = { name: sampler, points };
  return {
    ...(objective && { objectives: objective }),
    ...(isSaid(constraints) && { constraints }),
    ...(isSaid(sampling) && { sampler: sampling }),
  };
}

function isSaid(values: object): boolean {
  return Object.values(values).some((value) => value !== undefined);
}
