import type { Plugin } from './plugin.ts';
import { PluginError } from './plugin-error.ts';

/** Throws a PluginError where a value is no plugin, and says what it lacks. */
export function checkPlugin(value: Plugin): void {
  const found: unknown = value;
  const fail = (name: string, problem: string) => new PluginError(name, 'setup', problem);
  if (typeof found === 'function') throw fail(found.name || 'unnamed', 'it is the factory of a plugin: call it');
  if (found instanceof Promise) throw fail('unnamed', 'it is the promise of a plugin: await it');
  if (typeof found !== 'object' || found === null) throw fail('unnamed', `it must be { name, setup }, not ${found}`);
  const { name, version, section, setup } = found as { readonly [Key in keyof Plugin]?: unknown };
  if (typeof name !== 'string' || name === '') throw fail('unnamed', `its name must be text, not ${shown(name)}`);
  if (typeof setup !== 'function') throw fail(name, `its setup must be a function, not ${shown(setup)}`);
  if (version !== undefined && typeof version !== 'string') {
    throw fail(name, `its version must be text, as "1.0.0", not ${shown(version)}`);
  }
  if (section !== undefined) checkSection(section, name);
}

function checkSection(section: unknown, plugin: string): void {
  checkEntry('section', section, ['name'], [], plugin);
  const { name, schema } = section as { readonly name: string; readonly schema?: { readonly safeParse?: unknown } };
  if (typeof schema?.safeParse === 'function') return;
  const problem = `the schema of section ${name} must have a function safeParse, as those of zod, and is ${shown(schema)}`;
  throw new PluginError(plugin, 'setup', problem);
}

/** Throws a PluginError where what a plugin registers lacks a text or a function. */
export function checkEntry(
  kind: string,
  entry: unknown,
  texts: readonly string[],
  functions: readonly string[],
  plugin: string,
): void {
  const fail = (problem: string) => new PluginError(plugin, 'setup', problem);
  if (typeof entry !== 'object' || entry === null) throw fail(`a ${kind} must be an object, not ${shown(entry)}`);
  const values = entry as Readonly<Record<string, unknown>>;
  for (const key of texts) {
    if (typeof values[key] === 'string' && values[key] !== '') continue;
    throw fail(`the ${key} of a ${kind} must be text, not ${shown(values[key])}`);
  }
  for (const key of functions) {
    if (typeof values[key] === 'function') continue;
    throw fail(`the ${key} of ${kind} ${values.name} must be a function, not ${shown(values[key])}`);
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `the function ${value.name}`.trim();
  return Array.isArray(value) ? 'a list' : typeof value === 'object' && value !== null ? 'an object' : String(value);
}
