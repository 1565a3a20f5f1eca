import * as problems from '../diagnostics/problems.ts';
import { isDram } from '../is-dram.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareNode } from './hardware-node.ts';
import { parseAttributes, placeOf } from './parse-attributes.ts';
import { canonicalName, type StorageAttributes, storageAttributes } from './storage-attributes.ts';

/** What `Memory` has beyond its place in the hierarchy. Undefined where attributes do not fit; the log says why. */
export function readMemory(node: HardwareNode, reader: Reader) {
  const attributes = parseAttributes(node, storageAttributes, reader);
  if (!attributes) return undefined;
  if (attributes.allow_overbooking) refuse(node, 'allow_overbooking', reader);
  const block = readBlock(node, attributes, reader);
  if (!block) return undefined;
  const sizeWords = readSize(node, attributes, block.blockWords, reader);
  const capacityWords = Math.floor(sizeWords / attributes.multiple_buffering);
  // Timeloop splits the older `bandwidth` evenly and lets the newer names override.
  const half = attributes.bandwidth === undefined ? Number.POSITIVE_INFINITY : attributes.bandwidth / 2;
  return {
    capacityWords,
    minUtilizedWords: attributes.min_utilization === 0 ? 0 : capacityWords * attributes.min_utilization,
    datawidthBits: attributes.datawidth,
    ...block,
    readBandwidthWordsPerCycle: attributes.read_bandwidth ?? half,
    writeBandwidthWordsPerCycle: attributes.write_bandwidth ?? half,
    sharedBandwidthWordsPerCycle: attributes.shared_bandwidth ?? Number.POSITIVE_INFINITY,
    bandwidthScale: attributes.per_dataspace_bandwidth_consumption_scale,
    networkFillLatencyCycles: attributes.network_fill_latency,
    networkDrainLatencyCycles: attributes.network_drain_latency,
    ...(!attributes.reduction_supported && { reductionSupported: false }),
  };
}

function refuse(node: HardwareNode, key: string, reader: Reader): void {
  reader.log.add(problems.notModelled(placeOf(node, key), `${key} of ${node.name}`));
}

/** `width = datawidth x block size x cluster size`; two of the last three give the third. */
function readBlock(node: HardwareNode, attributes: StorageAttributes, reader: Reader) {
  const { datawidth, width, block_size: block, cluster_size: cluster } = attributes;
  const fail = (detail: string, hint: string): undefined => {
    reader.log.add(problems.attributeConflict(placeOf(node, 'width'), node.name, detail, hint));
    return undefined;
  };
  if (width === undefined) return { blockWords: block ?? 1, clusterSize: cluster ?? 1 };
  if (width % datawidth !== 0) {
    return fail(
      `width ${width} is no multiple of datawidth ${datawidth}`,
      `write width: ${Math.ceil(width / datawidth) * datawidth}`,
    );
  }
  const clusterSize = cluster ?? width / datawidth / (block ?? width / datawidth);
  const blockWords = block ?? width / datawidth / clusterSize;
  if (
    !Number.isInteger(clusterSize) ||
    !Number.isInteger(blockWords) ||
    datawidth * blockWords * clusterSize !== width
  ) {
    return fail(
      `width ${width} is not datawidth ${datawidth} x block_size ${block ?? '?'} x cluster_size ${cluster ?? '?'}`,
      'leave out block_size or cluster_size',
    );
  }
  return { blockWords, clusterSize };
}

function readSize(node: HardwareNode, attributes: StorageAttributes, blockWords: number, reader: Reader): number {
  const { entries, depth, sizeKB, datawidth } = attributes;
  // Words, in the order in which Timeloop looks them up.
  const sizes = Object.entries({
    entries,
    depth: depth && depth * blockWords,
    sizeKB: sizeKB && Math.floor((sizeKB * 1024 * 8) / datawidth),
  }).filter((given): given is [string, number] => given[1] !== undefined);
  const size = sizes[0]?.[1] ?? Number.POSITIVE_INFINITY;
  if (sizes.some(([, words]) => words !== size)) {
    const detail = sizes.map(
      ([key, words]) => `${key} ${attributes[key as keyof StorageAttributes]} is ${words} words`,
    );
    const place = placeOf(node, sizes.at(-1)![0]);
    const hint = `keep ${sizes.map(([key]) => key).join(' or ')}`;
    reader.log.add(problems.attributeConflict(place, node.name, detail.join(', '), hint));
  }
  if (size === Number.POSITIVE_INFINITY && attributes.min_utilization > 0) {
    const detail = 'min_utilization is a share of a size that is not given';
    reader.log.add(problems.attributeConflict(placeOf(node, 'min_utilization'), node.name, detail, 'give depth'));
  } else if (size === Number.POSITIVE_INFINITY && !isBacking(node) && !writesSize(node)) {
    reader.log.add(problems.unboundedMemory(node.location, node.name));
  }
  return size;
}

/** The outermost memory mostly has no depth. */
function isBacking(node: HardwareNode): boolean {
  return isDram(node) || /flash|disk/i.test(node.componentClass);
}

/** A size that is written and could not be computed has its own message. */
function writesSize({ attributeLocations }: HardwareNode): boolean {
  return [...attributeLocations.keys()].some((key) => ['depth', 'entries', 'sizeKB'].includes(canonicalName(key)));
}
