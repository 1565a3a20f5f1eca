import {
  builtInPlugins,
  isModelFile,
  readModelFile,
  readSources,
  splitNetwork,
  warnOfUnchangedCosts,
} from '@loopwright/cli';
import { assignSections, resolveBuiltIn } from '@loopwright/config';
import type { Plugin } from '@loopwright/core';
import {
  type JsonValue,
  loadWorkload,
  PluginManager,
  type PluginReference,
  type PreparedDesign,
  prepareDesign,
} from '@loopwright/core/engine';
import type { NetworkDesign } from '@loopwright/network-run';
import {
  type Diagnostic,
  loadDesign,
  loadSpecification,
  overrideSource,
  type SourceText,
  type Specification,
} from '@loopwright/spec';
import type { NamedSizes, Workload } from '@loopwright/workload';
import { library } from './library.ts';

/** A file, the name of a design or layer that comes along, or a text and its name for messages. */
export type Input = string | SourceText;

export interface RunOptions {
  /** Beside those that come along; one of the same name takes its place. */
  readonly plugins?: readonly Plugin[];
  /** What a configuration would say in the sections that plugins own, by the names of these; none. */
  readonly sections?: Readonly<Record<string, JsonValue>>;
  /** Attributes and variables of the design in place of those that the inputs give, as `{'GlobalBuffer.depth': 8192}`; none. */
  readonly overrides?: Readonly<Record<string, number | string | boolean>>;
  /** Variables of Jinja templates among the files, by name; none. */
  readonly defines?: Readonly<Record<string, JsonValue>>;
  /** Folders that templates may include from, beside their own; none. */
  readonly includePath?: readonly string[];
  /** Folder that relative paths start from; the working folder. */
  readonly folder?: string;
  /** Gets what is odd about the inputs and does not stop the run. */
  readonly onWarning?: (warning: Diagnostic) => void;
}

export interface RunInput {
  readonly design: PreparedDesign;
  readonly specification: Specification;
}

/** Reads the inputs and sets the plugins up. Throws a SpecError with all that is wrong with the inputs. */
export async function readRun(inputs: readonly Input[], options: RunOptions): Promise<RunInput> {
  const { onWarning } = options;
  const { specification, overrides, warnings } = loadSpecification(readInputs(inputs, options));
  for (const warning of warnings) onWarning?.(warning);
  const { plugins } = await setUpPlugins(options);
  if (onWarning) await plugins.use(warnOfUnchangedCosts(overrides, onWarning));
  return { specification, design: prepareDesign(plugins, specification) };
}

/** What a network is mapped from. */
export interface NetworkInput {
  readonly on: NetworkDesign;
  readonly workload: Workload;
}

/** The same of a design and a network. */
export async function readNetworkRun(
  inputs: readonly Input[],
  sizes: NamedSizes,
  options: RunOptions,
): Promise<NetworkInput> {
  const { folder = '.', onWarning } = options;
  const isModel = (input: Input) => typeof input === 'string' && isModelFile(input);
  const models = inputs.filter(isModel).map((input) => readModelFile(input as string, folder));
  const texts = readInputs(
    inputs.filter((input) => !isModel(input)),
    options,
  );
  const { sources, network } = splitNetwork(texts, models);
  const { design, bind, overrides, warnings } = loadDesign(sources);
  const { plugins, references } = await setUpPlugins(options);
  if (onWarning) await plugins.use(warnOfUnchangedCosts(overrides, onWarning));
  const loaded = await loadWorkload(plugins, { files: network, sizes });
  for (const warning of [...warnings, ...loaded.warnings]) onWarning?.(warning);
  return { on: { design: prepareDesign(plugins, design), bind, sources, references }, workload: loaded.workload };
}

function readInputs(inputs: readonly Input[], options: RunOptions): readonly SourceText[] {
  const texts = inputs.flatMap((input) => (typeof input === 'string' ? readFile(input, options) : [input]));
  return [...texts, ...overridesOf(options)];
}

/** As a file beside the others. */
function overridesOf({ overrides = {} }: RunOptions): readonly SourceText[] {
  const settings = Object.entries(overrides).map(([name, value]) => `${name}=${value}`);
  return settings.length > 0 ? [overrideSource(settings, 'overrides')] : [];
}

function readFile(input: string, { folder = '.', defines = {}, includePath = [] }: RunOptions): readonly SourceText[] {
  return readSources([input], { cwd: folder, library, readStdin: () => '' }, { includePath }, { defines });
}

interface SetUpPlugins {
  readonly plugins: PluginManager;
  /** Null where some are objects that were given: what they do, nothing tells. */
  readonly references: readonly PluginReference[] | null;
}

async function setUpPlugins({ plugins: given = [], sections = {} }: RunOptions): Promise<SetUpPlugins> {
  const names = new Set(given.map(({ name }) => name));
  const alwaysThere = Object.entries(builtInPlugins)
    .filter(([name, { onRequest }]) => !onRequest && !names.has(name))
    .map(([name, factory]) => resolveBuiltIn(name, factory));
  const plugins = [...alwaysThere.map(({ plugin }) => plugin), ...given];
  const assigned = assignSections([{ origin: 'sections', sections: new Map(Object.entries(sections)) }], plugins);
  const sectionOf = (name: string) => assigned.get(name)?.given ?? null;
  const manager = new PluginManager();
  for (const plugin of plugins) await manager.use(plugin, { section: sectionOf(plugin.name) });
  const references = alwaysThere.map(({ reference }) => ({ ...reference, section: sectionOf(reference.name) }));
  return { plugins: manager, references: given.length > 0 ? null : references };
}
