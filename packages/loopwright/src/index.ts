export { defineConfig, type LoopwrightConfig } from '@loopwright/config';
export type { Mapper, Plugin, PluginApi, SearchLimits } from '@loopwright/core';
export {
  type EvaluationResultJson,
  isSearchResult,
  type ResultJson,
  readResult,
  type SearchResultJson,
  writeResult,
} from '@loopwright/results';
export { type SourceText, SpecError } from '@loopwright/spec';
export { evaluate } from './evaluate.ts';
export { type MapOptions, map } from './map.ts';
export type { Input, RunOptions } from './run-input.ts';
