import { arithmetic, arithmeticNode, leakPwPerUm2 } from '../data/arithmetic.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { powerLaw } from '../power-law.ts';
import { aladdinEstimate, aladdinFloat, aladdinUnit } from './aladdin.ts';
import { scaled, under } from './scaled.ts';
import { times, together, type Unit } from './unit.ts';

const accuracy = 'a factor of 2: one synthesis of each operator, power law in the width';
const WIDTH_NAMES = ['width', 'datawidth', 'word-bits', 'precision', 'n_bits'];
const USUAL_BITS = 32;
const USUAL_MAC_BITS = 16;
/** Classes of Accelergy: what its own plug-in for them says is what their users know. */
const accelergyClasses = /^aladdin|^(int|fp)_?(add|mult|mac)/i;

export function adder(request: PartRequest): Estimate {
  return operator(adderUnit(widthOf(request) ?? USUAL_BITS, request), ['add', 'read', 'compute'], request);
}

/** Of unequal widths: as large as a square one with as many partial products. */
export function multiplier(request: PartRequest): Estimate {
  const common = widthOf(request) ?? USUAL_BITS;
  const a = numberOf(request.attributes, ['width_a', 'datawidth_a'], common);
  const b = numberOf(request.attributes, ['width_b', 'datawidth_b'], common);
  return operator(multiplierUnit(Math.sqrt(a * b), request), ['multiply', 'mult', 'read', 'compute'], request);
}

/** A multiplier and the adder after it, twice as wide where its width is not given; a float's is as wide as its operands. */
export function mac(request: PartRequest): Estimate {
  const given = numberOf(request.attributes, ['multiplier_width'], 0) || widthOf(request);
  const width = given ?? USUAL_MAC_BITS;
  const adderWidth = numberOf(request.attributes, ['adder_width'], isFloat(request) ? width : 2 * width);
  const unit = together(multiplierUnit(width, request), adderUnit(adderWidth, request));
  const estimate = operator(unit, ['compute', 'mac', 'mac_random', 'read'], request);
  if (given !== undefined) return estimate;
  return { ...estimate, remarks: [...estimate.remarks, `it has no width: ${width} bits are assumed`] };
}

function adderUnit(bits: number, request: PartRequest): Unit {
  if (!accelergyClasses.test(request.partClass)) {
    return horowitzUnit(isFloat(request) ? 'floatAdder' : 'adder', bits);
  }
  if (isFloat(request)) return aladdinFloat('Adder', bits, request.technology);
  return times(bits / 32, aladdinUnit('adder', request.technology));
}

function multiplierUnit(bits: number, request: PartRequest): Unit {
  if (!accelergyClasses.test(request.partClass)) {
    return horowitzUnit(isFloat(request) ? 'floatMultiplier' : 'multiplier', bits);
  }
  if (isFloat(request)) return aladdinFloat('Multiplier', bits, request.technology);
  return times((bits / 32) ** 2, aladdinUnit('multiplier', request.technology));
}

function horowitzUnit(name: keyof typeof arithmetic, bits: number): Unit {
  const areaUm2 = powerLaw(arithmetic[name].areaUm2, bits);
  return { pj: powerLaw(arithmetic[name].energyPj, bits), areaUm2, leakMw: areaUm2 * leakPwPerUm2 * 1e-9 };
}

function operator(unit: Unit, actions: readonly string[], request: PartRequest): Estimate {
  if (accelergyClasses.test(request.partClass)) return aladdinEstimate(unit, actions, request);
  const energyPj = { ...under(actions, unit.pj), write: 0, update: 0 };
  return scaled({ ...arithmeticNode, ...unit, energyPj, accuracy }, request.technology);
}

/** Bits of an operand; undefined where nothing gives them. */
function widthOf({ attributes }: PartRequest): number | undefined {
  const floatBits = ['exponent', 'mantissa', 'sign'].reduce((bits, part) => bits + numberOf(attributes, [part], 0), 0);
  return numberOf(attributes, WIDTH_NAMES, floatBits) || undefined;
}

function isFloat({ partClass }: PartRequest): boolean {
  return /fp|float/i.test(partClass);
}
