export { builtInPlugins } from './built-in-plugins.ts';
export { ExitCode } from './exit-code.ts';
export type { Io, Output } from './io.ts';
export { NETWORK_SECONDS } from './network-settings.ts';
export { isModelFile, readModelFile } from './read-model-file.ts';
export { readSources, type SourceIo } from './read-sources.ts';
export { run } from './run.ts';
export { splitNetwork } from './run-files.ts';
export { warnOfUnchangedCosts } from './unchanged-costs.ts';
