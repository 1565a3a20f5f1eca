import { builtInPlugins, readSources } from '@loopwright/cli';
import { assignSections } from '@loopwright/config';
import type { Plugin } from '@loopwright/core';
import { type JsonValue, PluginManager, type PreparedDesign, prepareDesign } from '@loopwright/core/engine';
import { type Diagnostic, loadSpecification, type SourceText, type Specification } from '@loopwright/spec';
import { library } from './library.ts';

/** A file, the name of a design or layer that comes along, or a text and its name for messages. */
export type Input = string | SourceText;

export interface RunOptions {
  /** Beside those that come along; one of the same name takes its place. */
  readonly plugins?: readonly Plugin[];
  /** What a configuration would say in the sections that plugins own, by the names of these; none. */
  readonly sections?: Readonly<Record<string, JsonValue>>;
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
  const { plugins: given = [], sections = {}, onWarning } = options;
  const texts = inputs.flatMap((input) => (typeof input === 'string' ? readFile(input, options) : [input]));
  const { specification, warnings } = loadSpecification(texts);
  for (const warning of warnings) onWarning?.(warning);
  const plugins = await setUpPlugins(given, sections);
  return { specification, design: prepareDesign(plugins, specification) };
}

function readFile(input: string, { folder = '.', defines = {}, includePath = [] }: RunOptions): readonly SourceText[] {
  return readSources([input], { cwd: folder, library, readStdin: () => '' }, { includePath }, { defines });
}

async function setUpPlugins(
  given: readonly Plugin[],
  sections: Readonly<Record<string, JsonValue>>,
): Promise<PluginManager> {
  const names = new Set(given.map(({ name }) => name));
  const alwaysThere = Object.entries(builtInPlugins)
    .filter(([name, { onRequest }]) => !onRequest && !names.has(name))
    .map(([, factory]) => factory());
  const plugins = [...alwaysThere, ...given];
  const assigned = assignSections([{ origin: 'sections', sections: new Map(Object.entries(sections)) }], plugins);
  const manager = new PluginManager();
  for (const plugin of plugins) await manager.use(plugin, { section: assigned.get(plugin.name)?.given ?? null });
  return manager;
}
