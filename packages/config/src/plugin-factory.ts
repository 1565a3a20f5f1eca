import type { Plugin } from '@loopwright/core';

/** What a plugin package exports. */
export type PluginFactory = (options?: Readonly<Record<string, unknown>>) => Plugin;

/** The factory of a plugin module: its default export, or the only function it exports. Undefined where there is none. */
export function factoryOf(module: Readonly<Record<string, unknown>>): PluginFactory | undefined {
  const { default: fallback, ...named } = module;
  if (typeof fallback === 'function') return fallback as PluginFactory;
  // Node gives all that a CommonJS module exports as its default.
  const exported = typeof fallback === 'object' && fallback !== null ? { ...fallback, ...named } : named;
  const functions = new Set(Object.values(exported).filter((value) => typeof value === 'function'));
  return functions.size === 1 ? ([...functions][0] as PluginFactory) : undefined;
}
