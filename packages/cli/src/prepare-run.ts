import { type LoadedConfig, type LoadedPlugin, loadConfig } from '@loopwright/config';
import {
  decisivePlugins,
  PluginManager,
  type PluginReference,
  type PreparedDesign,
  prepareDesign,
} from '@loopwright/core/engine';
import {
  type Architecture,
  type Diagnostic,
  formatDiagnostic,
  type LoadedDesign,
  loadDesign,
  loadSpecification,
  type SourceText,
  SpecError,
  type Specification,
  withFrames,
} from '@loopwright/spec';
import { builtInPlugins } from './built-in-plugins.ts';
import { type ConfigOptions, configChoice } from './config-options.ts';
import { type DesignOptions, overridesOf } from './design-options.ts';
import type { Io } from './io.ts';
import { withoutFilesOf } from './left-out-files.ts';
import { lostClaims } from './lost-claims.ts';
import { isModelFile, readModelFile } from './read-model-file.ts';
import { readSources } from './read-sources.ts';
import { noDesign, type RunFiles, splitNetwork } from './run-files.ts';
import { shortPath } from './short-path.ts';
import { warnOfUnchangedCosts } from './unchanged-costs.ts';

interface LoadedInput {
  readonly config: LoadedConfig;
  /** The input files as they were read. */
  readonly sources: readonly SourceText[];
  readonly plugins: PluginManager;
  /** Those that jobs name, in the order in which they are set up. */
  readonly references: readonly PluginReference[];
}

/** What every command starts from that runs a problem on a design. */
export interface PreparedRun extends LoadedInput {
  readonly design: PreparedDesign;
  readonly specification: Specification;
}

/** What a command may add to the input files. */
export interface InputOptions extends DesignOptions {
  /** Where a search may try imperfect factors, as in `mapspace`; true for everywhere. */
  readonly imperfect?: string | true;
}

/** Loads the configuration and the input files, prints warnings, and sets up the plugins. */
export async function prepareRun(files: readonly string[], options: DesignOptions, io: Io): Promise<PreparedRun> {
  return prepareRunOf(ofOneLayer(await readRunFiles(files, options, io)), io);
}

/** The same of files that have been read. */
export async function prepareRunOf(files: RunFiles, io: Io): Promise<PreparedRun> {
  const { specification, ...input } = await loadInput(files, io, loadSpecification);
  return { ...input, specification, design: prepareDesign(input.plugins, specification) };
}

/** What a network is mapped from: a design, to which each of its operations is bound. */
export interface PreparedNetworkRun extends LoadedInput, Pick<LoadedDesign, 'bind'> {
  readonly design: PreparedDesign;
  readonly architecture: Architecture;
  /** `mapper` section of the files. */
  readonly mapperSection: Specification['mapper'];
}

/** Loads a design without a problem. */
export async function prepareNetworkRun(files: RunFiles, io: Io): Promise<PreparedNetworkRun> {
  if (files.sources.length === 0) throw new SpecError([noDesign(files.network)]);
  const { design, bind, ...input } = await loadInput(files, io, loadDesign);
  const { architecture, mapper } = design;
  return { ...input, bind, architecture, mapperSection: mapper, design: prepareDesign(input.plugins, design) };
}

/** What commands start from that look at a design, whether the files hold a problem or not. */
export interface PreparedDesignRun extends LoadedInput {
  readonly design: PreparedDesign;
  readonly specification: Specification | undefined;
  readonly architecture: Architecture;
  /** `mapper` section of the files. */
  readonly mapperSection: Specification['mapper'];
}

/** The same without the need of a problem; with `config` where it is loaded already. */
export async function prepareDesignRun(
  files: readonly string[],
  options: DesignOptions,
  io: Io,
  config?: LoadedConfig,
): Promise<PreparedDesignRun> {
  const inputs = await readRunFiles(files, options, io, config);
  const { design, specification, ...input } = await loadInput(ofOneLayer(inputs), io, loadDesign);
  return {
    ...input,
    specification,
    design: prepareDesign(input.plugins, design),
    architecture: design.architecture,
    mapperSection: design.mapper,
  };
}

/** Throws a SpecError where there is a network among them. */
function ofOneLayer(files: RunFiles): RunFiles {
  if (files.network.length === 0) return files;
  const names = files.network.map(({ file }) => file).join(', ');
  const [message, hint] =
    files.network.length === 1
      ? [`${names} is a network`, 'name one of its layers, as resnet50/conv1, where it comes along']
      : [`${names} are a network: each has a problem`, 'name one of them'];
  throw new SpecError([
    {
      severity: 'error',
      code: 'network',
      message,
      expected: 'one problem',
      hint: `${hint}; loopwright map and check take networks`,
    },
  ]);
}

async function loadInput<T extends Pick<LoadedDesign, 'warnings' | 'overrides'>>(
  { config, sources, areNamed }: RunFiles,
  io: Io,
  load: (sources: readonly SourceText[]) => T,
): Promise<T & LoadedInput> {
  io.showLinesOf?.(sources);
  const loaded = areNamed ? withoutFilesOf(config, io.cwd, () => load(sources)) : load(sources);
  const warn = (warning: Diagnostic) => io.stderr.write(`${formatDiagnostic(warning)}\n`);
  for (const warning of loaded.warnings) warn(warning);
  const plugins = await setUpPlugins(config.plugins, io);
  const references = decisivePlugins(
    plugins,
    config.plugins.map(({ reference }) => reference),
  );
  await plugins.use(lostClaims(namedPlugins(config), io.stderr));
  await plugins.use(warnOfUnchangedCosts(loaded.overrides, (warning) => warn(withFrames([warning], sources)[0]!)));
  return { ...loaded, config, sources, plugins, references };
}

/** Reads the files that are named, or those of the configuration; with `given` where that is loaded already. */
export async function readRunFiles(
  files: readonly string[],
  options: InputOptions,
  io: Io,
  given?: LoadedConfig,
): Promise<RunFiles> {
  const config = given ?? (await loadConfiguration(options, io));
  const paths = inputFiles(files, config);
  const models = paths.filter((path) => isModelFile(path));
  const read = () =>
    readSources(
      paths.filter((path) => !isModelFile(path)),
      io,
      options,
      config.templates,
    );
  const texts = files.length > 0 ? read() : listedBy(config, io.cwd, read);
  const split = splitNetwork(
    texts,
    models.map((path) => readModelFile(path, io.cwd)),
  );
  const sources = [...split.sources, ...imperfectFactors(options), ...overridesOf(options)];
  return { ...split, config, sources, areNamed: files.length > 0 };
}

/** The option as a file beside the others. */
function imperfectFactors({ imperfect }: InputOptions): SourceText[] {
  if (imperfect === undefined) return [];
  const names = imperfect === true ? ['all'] : imperfect.split(',').map((name) => name.trim());
  const where = names.length === 1 ? names[0] : names;
  return [{ file: '--imperfect', text: JSON.stringify({ mapspace: { imperfect: where } }) }];
}

/** The configuration that the options choose, or the one of the folder. */
export async function loadConfiguration(options: ConfigOptions, io: Io): Promise<LoadedConfig> {
  const config = await loadConfig({ folder: io.cwd, ...configChoice(options), builtIns: builtInPlugins });
  for (const file of config.passedOver) {
    const [other, read] = [file, config.file!].map((path) => shortPath(path, io.cwd));
    const message = `${other} is not read: ${read} beside it comes first; remove one of them, or name one by --config`;
    io.stderr.write(`warning: ${message}\n`);
  }
  return config;
}

/** What the plugins leave behind is the concern of `watcher`. */
export async function setUpPlugins(
  plugins: readonly LoadedPlugin[],
  watcher: Pick<Io, 'watch'>,
): Promise<PluginManager> {
  const manager = new PluginManager();
  watcher.watch?.(manager);
  for (const { plugin, reference } of plugins) await manager.use(plugin, reference);
  return manager;
}

/** Names of the plugins that somebody asked for. */
export function namedPlugins({ plugins }: LoadedConfig): string[] {
  return plugins.filter(({ isNamed }) => isNamed).map(({ plugin }) => plugin.name);
}

/** What cannot be read was named by the configuration: it is the file to put right. */
function listedBy<T>({ file }: LoadedConfig, cwd: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SpecError) || file === undefined) throw error;
    const place = `spec of ${shortPath(file, cwd)}`;
    throw new SpecError(
      error.diagnostics.map((each) => (each.location ? each : { ...each, found: `named by ${place}` })),
    );
  }
}

/** Files of the command line replace those of the configuration. */
export function inputFiles(files: readonly string[], { spec, file }: LoadedConfig): readonly string[] {
  const chosen = files.length > 0 ? files : spec;
  if (chosen.length > 0) return chosen;
  const message = file === undefined ? 'no input file is named' : `no input file is named, and ${file} has no spec`;
  const hint =
    'name the files of architecture, problem and energies, list them under spec in loopwright.config.ts, or start with: loopwright init';
  throw new SpecError([{ severity: 'error', code: 'no-input', message, hint }]);
}
