import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { adder } from './arithmetic.ts';
import { register, registerFile } from './registers.ts';
import { sram } from './sram.ts';

/**
 * A memory that makes its addresses itself: for each access one is added to in a register, by the step in another. A class of Accelergy's: its
 * registers are those of its library.
 */
export function smartBuffer(request: PartRequest): Estimate {
  const storage = /rf$/i.test(request.partClass) ? registerFile(request) : sram(request);
  const width = Math.max(1, Math.ceil(Math.log2(numberOf(request.attributes, ['depth'], 1))));
  const part = (partClass: string) => ({ ...request, partClass, attributes: { width } });
  const [step, address] = [register(part('aladdin_register')), register(part('aladdin_register'))];
  const sum = adder(part('aladdin_adder'));
  const generatorPj = step.energyPj.read + address.energyPj.read + sum.energyPj.add;
  const { leak, ...accesses } = storage.energyPj;
  const withAddress = Object.entries(accesses).map(([action, pj]) => [action, pj + generatorPj] as const);
  const generators = [step, address, sum];
  return {
    energyPj: {
      ...Object.fromEntries(withAddress),
      leak: generators.reduce((pj, { energyPj }) => pj + energyPj.leak, leak),
    },
    areaUm2: generators.reduce((area, { areaUm2 }) => area + areaUm2, storage.areaUm2),
    sources: [...new Set([storage, sum].flatMap(({ sources }) => sources))],
    accuracy: storage.accuracy,
    remarks: storage.remarks,
  };
}
