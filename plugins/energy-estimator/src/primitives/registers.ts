import { registers } from '../data/registers.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { scaled, under } from './scaled.ts';

const accuracy = 'a factor of 3: standard cells at one speed';

/** Flip-flops that are read and written without an address. */
export function register(request: PartRequest): Estimate {
  const width = numberOf(request.attributes, ['width', 'datawidth'], 1);
  const bits = width * numberOf(request.attributes, ['depth'], 1);
  const measured = {
    nodeNm: registers.nodeNm,
    energyPj: under(['read', 'write', 'update'], width * registers.bitPj),
    areaUm2: bits * registers.bitAreaUm2,
    leakMw: bits * registers.bitLeakMw,
    source: registers.source,
    accuracy,
  };
  return scaled(measured, request.technology);
}

export function comparator(request: PartRequest): Estimate {
  const share = numberOf(request.attributes, ['n_bits', 'width', 'datawidth'], 32) / registers.comparator.bits;
  const measured = {
    nodeNm: registers.nodeNm,
    energyPj: { ...under(['compare', 'read'], registers.comparator.pj * share), write: 0, update: 0 },
    areaUm2: registers.comparator.areaUm2 * share,
    leakMw: registers.comparator.leakMw * share,
    source: registers.source,
    accuracy,
  };
  return scaled(measured, request.technology);
}

/** Registers, and a comparator of the address at each, as Accelergy's `regfile` is put together. */
export function registerFile(request: PartRequest): Estimate {
  const width = numberOf(request.attributes, ['width', 'datawidth'], 32);
  const depth = numberOf(request.attributes, ['depth'], 1);
  const addressBits = depth > 1 ? Math.log2(depth) : 0;
  const comparators = (depth * addressBits) / registers.comparator.bits;
  const measured = {
    nodeNm: registers.nodeNm,
    energyPj: under(['read', 'write', 'update'], width * registers.bitPj + comparators * registers.comparator.pj),
    areaUm2: width * depth * registers.bitAreaUm2 + comparators * registers.comparator.areaUm2,
    leakMw: width * depth * registers.bitLeakMw + comparators * registers.comparator.leakMw,
    source: registers.source,
    accuracy,
  };
  return scaled(measured, request.technology);
}
