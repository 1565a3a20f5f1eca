import { dramClasses } from '@loopwright/core';
import type { Estimate, PartRequest } from '../estimate.ts';
import { adder, mac, multiplier } from './arithmetic.ts';
import { dram } from './dram.ts';
import { comparator, register, registerFile } from './registers.ts';
import { sram } from './sram.ts';
import { wire } from './wire.ts';

type Primitive = (request: PartRequest) => Estimate;

/** By the name of the class; the first that matches holds. */
const primitives: readonly (readonly [RegExp, Primitive])[] = [
  [dramClasses, dram],
  [/reg(ister)?_?file|(^|_)rf$/i, registerFile],
  [/register|flip_?flop|latch|(^|_)reg$/i, register],
  [/sram|buffer|cache|spad|scratchpad|storage|memory/i, sram],
  [/comparator/i, comparator],
  [/mac|compute/i, mac],
  [/mult/i, multiplier],
  [/add/i, adder],
  [/wire/i, wire],
];

/** What the classes above are called in messages. */
const knownClasses = 'DRAM, regfile, register, SRAM and other storage, comparator, mac, multiplier, adder, wire';

/** What a component costs that is no compound. Throws a RangeError where its class, or the type of its DRAM, is not known. */
export function estimatePrimitive(request: PartRequest): Estimate {
  const { partClass } = request;
  const [, primitive] = primitives.find(([pattern]) => pattern.test(partClass)) ?? [];
  if (primitive) return primitive(request);
  throw new RangeError(`knows no class ${partClass}; it knows names with ${knownClasses}, and compound_components`);
}
