import type { Plugin } from '@loopwright/core';
import type { z } from 'zod';
import type { PluginEntry } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { isPlugin } from './config-schema.ts';
import { importModule } from './import-module.ts';
import { issueWords } from './issue-words.ts';
import { factoryOf, type PluginFactory } from './plugin-factory.ts';
import { isPath, resolveModule } from './resolve-module.ts';

/** A plugin, and the module or config file it comes from. */
export interface ResolvedPlugin {
  readonly plugin: Plugin;
  readonly from: string;
  /** Whether a configuration or the command line names it, rather than that it comes along. */
  readonly isNamed: boolean;
  /** Whether its claims hold over all others: the command line names it, and gives it no priority. */
  readonly isPreferred: boolean;
}

/** Factories that come along, by the name of their plugin. Those that are not on request are always set up. */
export type BuiltInPlugins = Readonly<Record<string, PluginFactory & { readonly onRequest?: boolean }>>;

/** The factory of a plugin that comes along and is set up only where a configuration names it. */
export function onRequest(factory: PluginFactory): PluginFactory & { readonly onRequest: boolean } {
  return Object.assign((options?: Parameters<PluginFactory>[0]) => factory(options), { onRequest: true });
}

/**
 * The built-in plugins, then those of the layers, the lowest layer first, each in its order. Names are resolved from the
 * folder of their layer. A plugin with the name of one of a lower layer, or of a built-in one, takes its place.
 *
 * @param layers the highest first
 */
export async function resolvePlugins(
  layers: readonly ConfigLayer[],
  builtIns: BuiltInPlugins,
): Promise<ResolvedPlugin[]> {
  let configured: ResolvedPlugin[] = [];
  for (const layer of [...layers].reverse()) {
    const own = await pluginsOf(layer, builtIns);
    const names = new Set(own.map(({ plugin }) => plugin.name));
    configured = [...configured.filter(({ plugin }) => !names.has(plugin.name)), ...own];
  }
  const taken = new Set(configured.map(({ plugin }) => plugin.name));
  const others = Object.entries(builtIns)
    .filter(([name, factory]) => !taken.has(name) && !factory.onRequest)
    .map(([, factory]) => ({ plugin: factory(), from: 'built in', isNamed: false, isPreferred: false }));
  return [...others, ...configured];
}

async function pluginsOf(
  { origin, home, config, isTyped = false }: ConfigLayer,
  builtIns: BuiltInPlugins,
): Promise<ResolvedPlugin[]> {
  const plugins: ResolvedPlugin[] = [];
  for (const [index, entry] of (config.plugins ?? []).entries()) {
    const found = await new PluginResolver(origin, home, `plugins.${index}`, builtIns).resolve(entry);
    plugins.push({ ...found, isNamed: true, isPreferred: isTyped && !hasPriority(entry) });
  }
  return plugins;
}

/** Who gives a plugin a priority means that one. */
function hasPriority(entry: PluginEntry): boolean {
  return Array.isArray(entry) && entry[1]?.priority !== undefined;
}

type FoundPlugin = Pick<ResolvedPlugin, 'plugin' | 'from'>;

/** Resolves one entry of the list; `path` names it in messages. */
class PluginResolver {
  readonly #file: string;
  readonly #folder: string;
  readonly #path: string;
  readonly #builtIns: BuiltInPlugins;

  constructor(file: string, folder: string, path: string, builtIns: BuiltInPlugins) {
    this.#file = file;
    this.#folder = folder;
    this.#path = path;
    this.#builtIns = builtIns;
  }

  async resolve(entry: PluginEntry): Promise<FoundPlugin> {
    if (typeof entry === 'string') return this.#named(entry);
    if (isPlugin(entry)) return { plugin: entry, from: this.#file };
    const [name, options] = entry;
    return this.#named(name, options);
  }

  async #named(name: string, options?: Readonly<Record<string, unknown>>): Promise<FoundPlugin> {
    const module = await resolveModule(packageNames(name), this.#folder);
    if (module !== undefined)
      return { plugin: this.#make(name, await this.#load(name, module), options), from: module };
    const builtIn = this.#builtIns[name.replace(/^@loopwright\//, '')];
    if (builtIn) return { plugin: this.#make(name, builtIn, options), from: 'built in' };
    const tried = packageNames(name).join(', ');
    const known = Object.keys(this.#builtIns).join(', ');
    this.#fail(`there is no plugin ${name}; looked for ${tried}`, `npm install it, or use a built-in one: ${known}`);
  }

  async #load(name: string, module: string): Promise<PluginFactory> {
    let exported: Record<string, unknown>;
    try {
      exported = await importModule(module);
    } catch (error) {
      this.#fail(`${name} cannot be loaded: ${messageOf(error)}`, `see ${module}`);
    }
    const factory = factoryOf(exported);
    if (factory) return factory;
    const names = Object.keys(exported).join(', ') || 'nothing';
    this.#fail(`${name} exports ${names}, and none is the factory of a plugin`, 'export the factory as default');
  }

  #make(name: string, factory: PluginFactory, options?: Readonly<Record<string, unknown>>): Plugin {
    let plugin: Plugin;
    try {
      plugin = factory(options);
    } catch (error) {
      this.#fail(`${name} refuses its options: ${messageOf(error)}`, `see the README of ${name}`);
    }
    if (isPlugin(plugin)) return plugin;
    this.#fail(`${name} makes no plugin`, 'its factory must return { name, setup }');
  }

  #fail(message: string, hint: string): never {
    throw new ConfigError(this.#file, [{ path: this.#path, message, hint }]);
  }
}

function packageNames(name: string): string[] {
  const isExact = name.startsWith('@') || isPath(name);
  return isExact ? [name] : [`@loopwright/${name}`, `loopwright-plugin-${name}`, name];
}

/** Also of zod's errors, whose own message is JSON. */
function messageOf(error: unknown): string {
  const { issues } = error as { issues?: z.core.$ZodIssue[] };
  if (Array.isArray(issues)) return issues.map((issue) => [...issue.path, issueWords(issue)].join(' ')).join('; ');
  return error instanceof Error ? error.message.split('\nRequire stack')[0] : String(error);
}
