/** What the command does with texts of files, and needs nothing of Node for: pages do it as well. */
export { builtInPlugins } from './built-in-plugins.ts';
export { checkNetwork, checkSources, diagnosticsOf } from './check-sources.ts';
export { type MappedLayers, mappedLayers } from './mapped-layers.ts';
export { networkTexts, splitNetwork } from './run-files.ts';
