import { wires } from '../data/wires.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { aladdinEstimate, aladdinUnit } from './aladdin.ts';
import { times, together, type Unit } from './unit.ts';

const ACCESSES = ['read', 'write', 'update'];
const libraryClass = /^aladdin/i;

/**
 * Flip-flops that are read and written without an address. Accelergy's library has the energy of both with the read, and leaves their
 * leakage out: so does its class here.
 */
export function register(request: PartRequest): Estimate {
  const unit = words(request);
  if (!libraryClass.test(request.partClass)) return aladdinEstimate(unit, ACCESSES, request);
  return aladdinEstimate({ ...unit, leakMw: 0 }, ['read'], request);
}

/** Accelergy's library knows no `n_bits`: files that give its class no other width have got 32 bits there, and do so here. */
export function comparator(request: PartRequest): Estimate {
  const { attributes } = request;
  const isOfLibrary = libraryClass.test(request.partClass);
  const bits = numberOf(attributes, isOfLibrary ? ['width', 'datawidth'] : ['n_bits', 'width', 'datawidth'], 32);
  const unit = times(bits / 32, aladdinUnit('comparator', request.technology));
  const estimate = aladdinEstimate(unit, ['compare', 'read'], request);
  const isIgnored = isOfLibrary && 'n_bits' in attributes && attributes.n_bits !== bits;
  const remark = `as in Accelergy, ${request.partClass} has no n_bits but a width: ${bits} bits are taken (class comparator has)`;
  return isIgnored ? { ...estimate, remarks: [...estimate.remarks, remark] } : estimate;
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
