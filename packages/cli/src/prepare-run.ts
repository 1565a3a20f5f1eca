import { type LoadedConfig, type LoadedPlugin, loadConfig } from '@loopwright/config';
import { PluginManager, type PreparedDesign, prepareDesign } from '@loopwright/core/engine';
import {
  type Architecture,
  type Diagnostic,
  formatDiagnostic,
  loadDesign,
  loadSpecification,
  type SourceText,
  SpecError,
  type Specification,
} from '@loopwright/spec';
import { builtInPlugins } from './built-in-plugins.ts';
import { type ConfigOptions, configChoice } from './config-options.ts';
import type { Io } from './io.ts';
import { withoutFilesOf } from './left-out-files.ts';
import { lostClaims } from './lost-claims.ts';
import { readSources } from './read-sources.ts';
import { shortPath } from './short-path.ts';

interface RunInput {
  readonly config: LoadedConfig;
  /** The input files as they were read. */
  readonly sources: readonly SourceText[];
  readonly plugins: PluginManager;
}

/** What every command starts from that runs a problem on a design. */
export interface PreparedRun extends RunInput {
  readonly design: PreparedDesign;
  readonly specification: Specification;
}

/** Loads the configuration and the input files, prints warnings, and sets up the plugins. */
export async function prepareRun(files: readonly string[], options: ConfigOptions, io: Io): Promise<PreparedRun> {
  const { specification, ...input } = await readInput(
    files,
    options,
    io,
    loadSpecification,
    await loadConfiguration(options, io),
  );
  return { ...input, specification, design: prepareDesign(input.plugins, specification) };
}

/** What commands start from that look at a design, whether the files hold a problem or not. */
export interface PreparedDesignRun extends RunInput {
  readonly design: PreparedDesign;
  readonly specification: Specification | undefined;
  readonly architecture: Architecture;
  /** `mapper` section of the files. */
  readonly mapperSection: Specification['mapper'];
}

/** The same without the need of a problem; with `config` where it is loaded already. */
export async function prepareDesignRun(
  files: readonly string[],
  options: ConfigOptions,
  io: Io,
  config?: LoadedConfig,
): Promise<PreparedDesignRun> {
  const chosen = config ?? (await loadConfiguration(options, io));
  const { design, specification, ...input } = await readInput(files, options, io, loadDesign, chosen);
  return {
    ...input,
    specification,
    design: prepareDesign(input.plugins, design),
    architecture: design.architecture,
    mapperSection: design.mapper,
  };
}

async function readInput<T extends { readonly warnings: readonly Diagnostic[] }>(
  files: readonly string[],
  options: ConfigOptions,
  io: Io,
  load: (sources: readonly SourceText[]) => T,
  config: LoadedConfig,
): Promise<T & RunInput> {
  const read = () => readSources(inputFiles(files, config), io, options, config.templates);
  const sources = files.length > 0 ? read() : listedBy(config, io.cwd, read);
  const loaded = files.length > 0 ? withoutFilesOf(config, io.cwd, () => load(sources)) : load(sources);
  for (const warning of loaded.warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  const plugins = await setUpPlugins(config.plugins, io);
  await plugins.use(lostClaims(namedPlugins(config), io.stderr));
  return { ...loaded, config, sources, plugins };
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

function namedPlugins({ plugins }: LoadedConfig): string[] {
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
