import { fileURLToPath } from 'node:url';
import type { Plugin } from '@loopwright/core';
import type { PluginOrigin, PluginReference } from '@loopwright/core/engine';
import type { z } from 'zod';
import type { BuiltInPlugins } from './built-in-plugins.ts';
import type { PluginEntry } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigPlace } from './config-layer.ts';
import { isPlugin } from './config-schema.ts';
import { importModule } from './import-module.ts';
import { issueWords } from './issue-words.ts';
import { isJson } from './json-value.ts';
import { moduleDigest } from './module-digest.ts';
import { packageVersion } from './package-version.ts';
import { factoryOf, type PluginFactory } from './plugin-factory.ts';
import { isPath, resolveModule } from './resolve-module.ts';
import type { ResolvedPlugin } from './resolved-plugin.ts';

/** Where an entry of a list of plugins stands. */
export interface EntryPlace {
  /** File and key, as messages name them. */
  readonly file: string;
  readonly path: string;
  /** Folder that its name is seen from. */
  readonly folder: string;
  /** Of the entry in a config file; undefined where no file holds it. */
  readonly place: ConfigPlace | undefined;
  /** Whether the entry was typed for this one run. */
  readonly isTyped: boolean;
}

/** Makes plugins of entries of a configuration, and of references to them. Throws ConfigErrors that name the place. */
export class PluginResolver {
  readonly #place: EntryPlace;
  readonly #builtIns: BuiltInPlugins;

  constructor(place: EntryPlace, builtIns: BuiltInPlugins) {
    this.#place = place;
    this.#builtIns = builtIns;
  }

  async resolve(entry: PluginEntry): Promise<Omit<ResolvedPlugin, 'isNamed'>> {
    const { file, place } = this.#place;
    if (isPlugin(entry)) {
      return { plugin: entry, from: file, reference: this.#made(entry, packageVersion(place!.file), []) };
    }
    const [name, options] = typeof entry === 'string' ? [entry] : entry;
    return this.#named(name, options);
  }

  /** The plugin that another process, or another thread of this one, has loaded by `resolve`. */
  async load({ name, origin, options }: PluginReference): Promise<Plugin> {
    const given = (options ?? undefined) as Parameters<PluginFactory>[0];
    if (origin.kind === 'module') return this.#make(name, await this.#factory(name, origin.module), given);
    if (origin.kind === 'configuration') return (await this.resolve(await entryAt(origin))).plugin;
    const factory = this.#builtIn(origin.name);
    if (factory) return this.#make(name, factory, given);
    this.#fail(`there is no built-in plugin ${origin.name}`, 'use the same version everywhere');
  }

  async #named(name: string, options?: Readonly<Record<string, unknown>>): ReturnType<PluginResolver['resolve']> {
    const { factory, from, origin, version, files } = await this.#find(name);
    const plugin = this.#make(name, factory, options);
    if (!isJson(options ?? null)) return { plugin, from, reference: this.#made(plugin, version, files) };
    // Who gives a plugin a priority means that one.
    const isPreferred = this.#place.isTyped && options?.priority === undefined;
    return { plugin, from, reference: { ...referenceOf(plugin, version, options, origin, files), isPreferred } };
  }

  async #find(name: string): Promise<FoundFactory> {
    const module = await resolveModule(packageNames(name), this.#place.folder);
    if (module !== undefined) {
      const factory = await this.#factory(name, module);
      const files = isPath(name) ? [module] : [];
      return { factory, from: module, origin: { kind: 'module', module }, version: packageVersion(module), files };
    }
    const builtInName = name.replace(/^@loopwright\//, '');
    const factory = this.#builtIn(builtInName);
    if (factory) return { factory, from: 'built in', origin: { kind: 'built in', name: builtInName }, ...builtIn };
    const tried = packageNames(name).join(', ');
    this.#fail(`there is no plugin ${name}; looked for ${tried}`, await this.#wayOut(name));
  }

  /** What to do about a name that leads nowhere. */
  async #wayOut(name: string): Promise<string> {
    const { folder } = this.#place;
    if (isPath(name)) return `check the path: it is seen from ${folder}`;
    const path = `./${name}`;
    if ((await resolveModule([path], folder)) !== undefined) return `a path begins with a dot: ${path}`;
    return `npm install it, or use a built-in one: ${Object.keys(this.#builtIns).join(', ')}`;
  }

  #builtIn(name: string): PluginFactory | undefined {
    return Object.hasOwn(this.#builtIns, name) ? this.#builtIns[name] : undefined;
  }

  /** A plugin, or its options, that only the code of the configuration can make. */
  #made(plugin: Plugin, version: string | null, files: readonly string[]): PluginReference {
    const { file: module, keys } = this.#place.place!;
    return referenceOf(plugin, version, undefined, { kind: 'configuration', module, keys }, [module, ...files]);
  }

  async #factory(name: string, module: string): Promise<PluginFactory> {
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
    const { file, path } = this.#place;
    throw new ConfigError(file, [{ path, message, hint }]);
  }
}

/** A factory, and what a reference says of it. */
interface FoundFactory {
  readonly factory: PluginFactory;
  readonly from: string;
  readonly origin: PluginOrigin;
  readonly version: string | null;
  /** Whose texts tell what it does, where its version does not. */
  readonly files: readonly string[];
}

/** Built-in plugins are released together with this package. */
const builtIn = { version: packageVersion(fileURLToPath(import.meta.url)), files: [] };

/** A built-in plugin that no configuration names. */
export function resolveBuiltIn(name: string, factory: PluginFactory): Omit<ResolvedPlugin, 'isNamed'> {
  const plugin = factory();
  const reference = referenceOf(plugin, builtIn.version, undefined, { kind: 'built in', name }, []);
  return { plugin, from: 'built in', reference };
}

function referenceOf(
  { name, version }: Plugin,
  packaged: string | null,
  options: unknown,
  origin: PluginOrigin,
  files: readonly string[],
): PluginReference {
  return {
    name,
    version: version ?? packaged,
    options: isJson(options) ? options : null,
    digest: files.length > 0 ? moduleDigest(files) : null,
    isPreferred: false,
    section: null,
    origin,
  };
}

async function entryAt({ module, keys }: Extract<PluginOrigin, { kind: 'configuration' }>): Promise<PluginEntry> {
  const exported = await importModule(module);
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], exported.default) as PluginEntry;
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
