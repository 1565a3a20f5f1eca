import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@loopwright/core';
import type { PluginEntry } from './config.ts';
import { ConfigError } from './config-error.ts';
import { isPlugin } from './config-schema.ts';
import { importModule } from './import-module.ts';
import { factoryOf, type PluginFactory } from './plugin-factory.ts';

/** A plugin, and the module or config file it comes from. */
export interface ResolvedPlugin {
  readonly plugin: Plugin;
  readonly from: string;
}

/** Factories that come along, by the name of their plugin. Those that are not on request are always set up. */
export type BuiltInPlugins = Readonly<Record<string, PluginFactory & { readonly onRequest?: boolean }>>;

/** The factory of a plugin that comes along and is set up only where a configuration names it. */
export function onRequest(factory: PluginFactory): PluginFactory & { readonly onRequest: boolean } {
  return Object.assign((options?: Parameters<PluginFactory>[0]) => factory(options), { onRequest: true });
}

/**
 * The built-in plugins, then those of the configuration in its order. Names are resolved from the folder of the config
 * file first; a plugin with the name of a built-in one takes its place.
 */
export async function resolvePlugins(
  entries: readonly PluginEntry[],
  file: string,
  folder: string,
  builtIns: BuiltInPlugins,
): Promise<ResolvedPlugin[]> {
  const configured: ResolvedPlugin[] = [];
  for (const [index, entry] of entries.entries()) {
    configured.push(await new PluginResolver(file, folder, `plugins.${index}`, builtIns).resolve(entry));
  }
  const taken = new Set(configured.map(({ plugin }) => plugin.name));
  const others = Object.entries(builtIns)
    .filter(([name, factory]) => !taken.has(name) && !factory.onRequest)
    .map(([, factory]) => ({ plugin: factory(), from: 'built in' }));
  return [...others, ...configured];
}

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

  async resolve(entry: PluginEntry): Promise<ResolvedPlugin> {
    if (typeof entry === 'string') return this.#named(entry);
    if (isPlugin(entry)) return { plugin: entry, from: this.#file };
    const [name, options] = entry;
    return this.#named(name, options);
  }

  async #named(name: string, options?: Readonly<Record<string, unknown>>): Promise<ResolvedPlugin> {
    const module = await findFirst(packageNames(name), this.#folder);
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
  const isExact = /^[@./\\]/.test(name) || /^[A-Za-z]:/.test(name);
  return isExact ? [name] : [`@loopwright/${name}`, `loopwright-plugin-${name}`, name];
}

async function findFirst(names: readonly string[], folder: string): Promise<string | undefined> {
  for (const name of names) {
    const found = await find(name, folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Path of the module that a name means in a folder; undefined where there is none. */
async function find(name: string, folder: string): Promise<string | undefined> {
  const parent = join(folder, 'loopwright.config.js');
  try {
    return createRequire(parent).resolve(name);
  } catch {
    // Packages without an entry for `require`, and TypeScript files named without their extension.
    const { createJiti } = await import('jiti');
    const url = createJiti(parent).esmResolve(name, { try: true });
    return url === undefined ? undefined : fileURLToPath(url);
  }
}

/** Also of zod's errors, whose own message is JSON. */
function messageOf(error: unknown): string {
  const { issues } = error as { issues?: { path: PropertyKey[]; message: string }[] };
  if (Array.isArray(issues)) return issues.map(({ path, message }) => [...path, message].join(' ')).join('; ');
  return error instanceof Error ? error.message.split('\nRequire stack')[0] : String(error);
}
