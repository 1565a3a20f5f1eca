import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { aladdinEstimate, aladdinUnit } from './aladdin.ts';
import { times } from './unit.ts';

export function counter(request: PartRequest): Estimate {
  const unit = times(bitsOf(request) / 32, aladdinUnit('counter', request.technology));
  return aladdinEstimate(unit, ['count', 'read', 'compute'], request);
}

/** A gate for each bit. */
export function bitwise(request: PartRequest): Estimate {
  const unit = times(bitsOf(request) / 32, aladdinUnit('bitwise', request.technology));
  return aladdinEstimate(unit, ['process', 'read', 'compute'], request);
}

/** As many rows of multiplexers as its shift has bits. */
export function shifter(request: PartRequest): Estimate {
  const bits = bitsOf(request);
  const unit = times((bits * Math.log2(Math.max(bits, 2))) / (32 * 5), aladdinUnit('shifter', request.technology));
  return aladdinEstimate(unit, ['shift', 'read', 'compute'], request);
}

/** A word from one of its inputs to one of its outputs, past all crosspoints. */
export function crossbar(request: PartRequest): Estimate {
  const inputs = numberOf(request.attributes, ['n_inputs'], 1);
  const outputs = numberOf(request.attributes, ['n_outputs'], 1);
  const share = inputs * (outputs / 4) * (bitsOf(request) / 32);
  const actions = ['transfer', 'transfer_random', 'transfer_repeated', 'read'];
  return aladdinEstimate(times(share, aladdinUnit('crossbar', request.technology)), actions, request);
}

function bitsOf({ attributes }: PartRequest): number {
  return numberOf(attributes, ['width', 'datawidth', 'n_bits'], 32);
}
