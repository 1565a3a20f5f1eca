export type { NetworkDesign, OperationSettings } from './operation-searches.ts';
export { type NetworkRunOptions, runNetwork } from './run-network.ts';
