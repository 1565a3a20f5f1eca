import type { AttributeValue } from '../architecture.ts';

/** Timeloop tells what a component is from names that its class contains. */
const STORAGE = /DRAM|SRAM|regfile|smartbuffer|storage/;
const COMPUTE = /mac|compute/;
const NETWORK = /XY_NoC|Legacy|ReductionTree|SimpleMulticast/;
const STORAGE_ATTRIBUTES = ['depth', 'memory_depth', 'data_storage_depth', 'entries', 'sizeKB'];

export type ComponentKind = 'storage' | 'compute' | 'network' | 'other';

/** What a component is. Where its class says nothing, a depth or size makes it a storage. */
export function componentKind(
  componentClass: string,
  attributes: Readonly<Record<string, AttributeValue>>,
): ComponentKind {
  if (STORAGE.test(componentClass)) return 'storage';
  if (COMPUTE.test(componentClass)) return 'compute';
  if (NETWORK.test(componentClass)) return 'network';
  return STORAGE_ATTRIBUTES.some((key) => Object.hasOwn(attributes, key)) ? 'storage' : 'other';
}
