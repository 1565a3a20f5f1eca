export {
  type NetworkDesign,
  OperationSearches,
  type OperationSettings,
  type OperationSurroundings,
  type SearchEnd,
} from './operation-searches.ts';
export { type NetworkRunOptions, runNetwork } from './run-network.ts';
