export { defineConfig, type LoopwrightConfig } from '@loopwright/config';
export type { Mapper, Plugin, PluginApi, SearchLimits } from '@loopwright/core';
export {
  type EvaluationResultJson,
  isSearchResult,
  type NetworkResultJson,
  type ResultJson,
  type ResultStore,
  readResult,
  type SearchResultJson,
  writeResult,
} from '@loopwright/results';
export { type SourceText, SpecError } from '@loopwright/spec';
export { FileStore } from '@loopwright/store';
export { evaluate } from './evaluate.ts';
export { type MapOptions, map } from './map.ts';
export { type MapNetworkOptions, mapNetwork } from './map-network.ts';
export type { Input, RunOptions } from './run-input.ts';
