import { dramClasses } from '@loopwright/core';
import type { Estimate, PartRequest } from '../estimate.ts';
import { adder, mac, multiplier } from './arithmetic.ts';
import { adc, dac } from './converters.ts';
import { dram } from './dram.ts';
import { free } from './free.ts';
import { bitwise, counter, crossbar, shifter } from './logic.ts';
import { comparator, fifo, register, registerFile, serializer } from './registers.ts';
import { smartBuffer } from './smart-buffer.ts';
import { sram } from './sram.ts';
import { wire } from './wire.ts';

type Primitive = (request: PartRequest) => Estimate;

/** By the name of the class; the first that matches holds. */
const primitives: readonly (readonly [RegExp, Primitive])[] = [
  [/^dummy/i, free],
  // On the chip: close enough to static memory.
  [/e-?dram$/i, sram],
  [dramClasses, dram],
  [/(^|_)adc$/i, adc],
  [/(^|_)dac$/i, dac],
  [/smart_?buffer/i, smartBuffer],
  [/fifo/i, fifo],
  [/reg(ister)?_?file|(^|_)rf$/i, registerFile],
  [/register|flip_?flop|latch|(^|_)reg$/i, register],
  [/sram|buffer|cache|spad|scratchpad|storage|memory/i, sram],
  [/serializer/i, serializer],
  [/comparator/i, comparator],
  [/counter/i, counter],
  [/shifter/i, shifter],
  [/bitwise/i, bitwise],
  [/crossbar|xbar/i, crossbar],
  [/mac|compute/i, mac],
  [/mult/i, multiplier],
  [/add/i, adder],
  [/wire/i, wire],
];

/** What the classes above are called in messages. */
const knownClasses =
  'DRAM, regfile, register, FIFO, SRAM and other storage, mac, multiplier, adder, comparator, counter, shifter, bitwise, crossbar, serializer, wire, ADC, DAC, dummy';

/**
 * What a component costs that is no compound. Throws a RangeError where its class is not known, or an attribute that the class
 * cannot do without.
 */
export function estimatePrimitive(request: PartRequest): Estimate {
  const primitive = primitiveOf(request.partClass);
  if (primitive) return primitive(request);
  throw new RangeError(
    `knows no class ${request.partClass}; it knows names with ${knownClasses}, and compound_components`,
  );
}

/** Whether what a memory of the class costs depends on how much it holds. */
export function needsSize(partClass: string): boolean {
  return ![dram, free].includes(primitiveOf(partClass) as Primitive);
}

function primitiveOf(partClass: string): Primitive | undefined {
  return primitives.find(([pattern]) => pattern.test(partClass))?.[1];
}
