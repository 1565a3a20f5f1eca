export type { SmallCase } from '../cases/small-case.ts';
export { emptyCase, overfullCase, overfullFanoutCase, smallCases } from '../cases/small-cases.ts';
export { type CostModelContractOptions, costModelContract } from './cost-model-contract.ts';
export { type EnergyContractOptions, energyContract } from './energy-contract.ts';
export { type EnergyDesign, loadEnergyDesign, usualDesign } from './energy-design.ts';
export { type MapperContractOptions, mapperContract } from './mapper-contract.ts';
export { type SamplerContractOptions, samplerContract } from './sampler-contract.ts';
