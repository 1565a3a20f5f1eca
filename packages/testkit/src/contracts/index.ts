export { type MapperContractOptions, mapperContract } from './mapper-contract.ts';
