import type { Memory } from '@loopwright/spec';

/** Bits that one access moves: of all the instances of a cluster, which are read together. */
export function accessBits({ datawidthBits, blockWords, clusterSize }: Memory): number {
  return datawidthBits * blockWords * clusterSize;
}

/** Bits that are built, all buffers of a multiply buffered memory together; Infinity where no size is given. */
export function sizeBits({ capacityWords, datawidthBits, clusterSize, attributes }: Memory): number {
  const buffers = attributes.multiple_buffering;
  return capacityWords * (typeof buffers === 'number' ? buffers : 1) * datawidthBits * clusterSize;
}
