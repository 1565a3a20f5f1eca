import { arithmetic, arithmeticNode, leakPwPerUm2 } from '../data/arithmetic.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { powerLaw } from '../power-law.ts';
import { type Measured, scaled, under } from './scaled.ts';

const accuracy = 'a factor of 2: one synthesis of each operator, power law in the width';
const WIDTH_NAMES = ['width', 'datawidth', 'word-bits', 'precision', 'n_bits'];
const USUAL_MAC_BITS = 16;

export function adder(request: PartRequest): Estimate {
  const bits = numberOf(request.attributes, WIDTH_NAMES, 32);
  const { energyPj, areaUm2 } = isFloat(request) ? arithmetic.floatAdder : arithmetic.adder;
  return operator(powerLaw(energyPj, bits), powerLaw(areaUm2, bits), ['add', 'read', 'compute'], request);
}

/** Of unequal widths: as large as a square one with as many partial products. */
export function multiplier(request: PartRequest): Estimate {
  const common = numberOf(request.attributes, WIDTH_NAMES, 32);
  const a = numberOf(request.attributes, ['width_a', 'datawidth_a'], common);
  const b = numberOf(request.attributes, ['width_b', 'datawidth_b'], common);
  const { energyPj, areaUm2 } = isFloat(request) ? arithmetic.floatMultiplier : arithmetic.multiplier;
  const bits = Math.sqrt(a * b);
  return operator(powerLaw(energyPj, bits), powerLaw(areaUm2, bits), ['multiply', 'mult', 'read', 'compute'], request);
}

/** A multiplier and the adder after it, twice as wide where its width is not given; a float's is as wide as its operands. */
export function mac(request: PartRequest): Estimate {
  const { attributes } = request;
  const given = numberOf(attributes, ['multiplier_width', ...WIDTH_NAMES], 0);
  const width = given || USUAL_MAC_BITS;
  const adderWidth = numberOf(attributes, ['adder_width'], isFloat(request) ? width : 2 * width);
  const table = isFloat(request)
    ? { mul: arithmetic.floatMultiplier, add: arithmetic.floatAdder }
    : { mul: arithmetic.multiplier, add: arithmetic.adder };
  const pj = powerLaw(table.mul.energyPj, width) + powerLaw(table.add.energyPj, adderWidth);
  const area = powerLaw(table.mul.areaUm2, width) + powerLaw(table.add.areaUm2, adderWidth);
  const estimate = operator(pj, area, ['compute', 'mac', 'mac_random', 'read'], request);
  if (given > 0) return estimate;
  return { ...estimate, remarks: [...estimate.remarks, `it has no width: ${width} bits are assumed`] };
}

function operator(pj: number, areaUm2: number, actions: readonly string[], request: PartRequest): Estimate {
  const measured: Measured = {
    nodeNm: arithmeticNode.nodeNm,
    energyPj: { ...under(actions, pj), write: 0, update: 0 },
    areaUm2,
    leakMw: areaUm2 * leakPwPerUm2 * 1e-9,
    source: arithmeticNode.source,
    accuracy,
  };
  return scaled(measured, request.technology);
}

function isFloat({ partClass }: PartRequest): boolean {
  return /fp|float/i.test(partClass);
}
