export { builtInPlugins } from './built-in-plugins.ts';
export { ExitCode } from './exit-code.ts';
export type { Io, Output } from './io.ts';
export { readSources, type SourceIo } from './read-sources.ts';
export { run } from './run.ts';
