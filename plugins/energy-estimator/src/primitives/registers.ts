import { wires } from '../data/wires.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { aladdinEstimate, aladdinUnit } from './aladdin.ts';
import { times, together, type Unit } from './unit.ts';

const ACCESSES = ['read', 'write', 'update'];

/** Flip-flops that are read and written without an address. */
export function register(request: PartRequest): Estimate {
  return aladdinEstimate(words(request), ACCESSES, request);
}

export function comparator(request: PartRequest): Estimate {
  const bits = numberOf(request.attributes, ['n_bits', 'width', 'datawidth'], 32);
  return aladdinEstimate(times(bits / 32, aladdinUnit('comparator', request.technology)), ['compare', 'read'], request);
}

/**
 * Registers with an address: a comparator of it for each word, of which two switch (the one that was chosen and the one that is), and
 * wires for a word over the side of the registers.
 */
export function registerFile(request: PartRequest): Estimate {
  const depth = depthOf(request);
  const decoder = times(addressBitsOf(depth) / 32, aladdinUnit('comparator', request.technology));
  const stored = words(request);
  const sideMm = Math.sqrt(stored.areaUm2) / 1000;
  const wiring = { pj: widthOf(request) * sideMm * wires.pjPerBitMm, areaUm2: 0, leakMw: 0 };
  const decoders = { ...times(depth, decoder), pj: Math.min(depth, 2) * decoder.pj };
  return aladdinEstimate(together(stored, decoders, wiring), ACCESSES, request);
}

/** A register file that counts its address on, and compares the two ends. */
export function fifo(request: PartRequest): Estimate {
  const pointer = addressBitsOf(depthOf(request)) / 32;
  const counter = times(pointer, aladdinUnit('counter', request.technology));
  const ends = together(counter, times(pointer, aladdinUnit('comparator', request.technology)));
  // One end moves at a time.
  const both = together(ends, { ...counter, pj: 0 }, words(request));
  return aladdinEstimate(both, ['push', 'pop', ...ACCESSES], request);
}

/** A word is loaded whole and shifted out in `ratio` parts, or the other way round; the parts are counted. */
export function serializer(request: PartRequest): Estimate {
  const ratio = numberOf(request.attributes, ['ratio'], 4);
  const counter = times(addressBitsOf(ratio) / 32, aladdinUnit('counter', request.technology));
  const moves = together(words(request), counter);
  const unit = { ...moves, pj: ratio * moves.pj };
  return aladdinEstimate(unit, ['serialize', 'deserialize', 'read'], request);
}

/** All words, of which an access switches one. */
function words(request: PartRequest): Unit {
  const bit = aladdinUnit('register', request.technology);
  return { ...times(depthOf(request) * widthOf(request), bit), pj: widthOf(request) * bit.pj };
}

function widthOf({ attributes }: PartRequest): number {
  return numberOf(attributes, ['width', 'datawidth'], 1);
}

function depthOf({ attributes }: PartRequest): number {
  return numberOf(attributes, ['depth', 'entries'], 1);
}

function addressBitsOf(depth: number): number {
  return depth > 1 ? Math.log2(depth) : 0;
}
