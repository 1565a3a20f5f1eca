export { emptyCase, overfullCase, overfullFanoutCase, type SmallCase, smallCases } from '../cases/small-cases.ts';
export { type MapperContractOptions, mapperContract } from './mapper-contract.ts';
