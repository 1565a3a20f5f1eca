/** Two sizes for which Eyeriss (ISCA 2016) gives the cost of a 16-bit access, in MACs; the model is the line through them. */
const small = { kilobytes: 0.5, units: 1 };
const large = { kilobytes: 100, units: 6 };

const WORD_BITS = 16;
const DRAM_UNITS = 200;
const BITS_PER_KILOBYTE = 8 * 1024;

/** One access of an SRAM. Banks and ports make no difference to this model. */
export function sramUnits(sizeBits: number, accessBits: number): number {
  const slope = (large.units - small.units) / (large.kilobytes - small.kilobytes);
  const perWord = small.units + slope * (sizeBits / BITS_PER_KILOBYTE - small.kilobytes);
  return (perWord * accessBits) / WORD_BITS;
}

/** One access of a DRAM of any kind. */
export function dramUnits(accessBits: number): number {
  return (DRAM_UNITS * accessBits) / WORD_BITS;
}

/** One multiplication; the addition after it is free. */
export function multiplierUnits(bitsA: number, bitsB: number): number {
  return (bitsA / WORD_BITS) * (bitsB / WORD_BITS);
}
