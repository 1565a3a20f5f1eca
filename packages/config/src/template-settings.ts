import { resolve } from 'node:path';
import type { ConfigLayer } from './config-layer.ts';

/** What a configuration says to Jinja templates among the input files. */
export interface TemplateSettings {
  /** By name, each from the highest layer that gives it. */
  readonly defines: Readonly<Record<string, unknown>>;
  /** The layer of each. */
  readonly origins: Readonly<Record<string, string>>;
  /** Absolute paths of the folders that they may include from, of all layers. */
  readonly includePath: readonly string[];
}

export function templateSettings(layers: readonly ConfigLayer[]): TemplateSettings {
  const upwards = [...layers].reverse();
  const given = upwards.flatMap(({ config, origin }) =>
    Object.entries(config.defines ?? {}).map(([name, value]) => ({ name, value, origin })),
  );
  return {
    defines: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    origins: Object.fromEntries(given.map(({ name, origin }) => [name, origin])),
    includePath: layers.flatMap(({ config, home }) => (config.includePath ?? []).map((path) => resolve(home, path))),
  };
}
