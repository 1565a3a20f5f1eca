import { configKeys } from './config-schema.ts';

/** What a layer says under keys that are none of a configuration's own: sections of plugins, or mistakes. */
export type Sections = ReadonlyMap<string, unknown>;

/** Those of a configuration, or of a preset. */
export function sectionsIn(config: unknown): Sections {
  return new Map(Object.entries(config ?? {}).filter(([key]) => !configKeys.includes(key)));
}
