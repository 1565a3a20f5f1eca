import * as problems from '../diagnostics/problems.ts';
import { isDram } from '../is-dram.ts';
import type { Reader } from '../source/reader.ts';
import type { SparseFeatures } from '../sparse.ts';
import { checkAttributeUses } from './check-attribute-uses.ts';
import type { HardwareNode } from './hardware-node.ts';
import { parseAttributes, placeOf } from './parse-attributes.ts';
import { canonicalAttributes, canonicalName, type StorageAttributes, storageAttributes } from './storage-attributes.ts';

/** What `Memory` has beyond its place in the hierarchy. Undefined where attributes do not fit; the log says why. */
export function readMemory(node: HardwareNode, reader: Reader) {
  const attributes = parseAttributes(node, storageAttributes, reader);
  if (!attributes) return undefined;
  checkAttributeUses(node, 'memory', reader);
  warnOfIgnoredWidth(node, attributes, reader);
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
    ...sparseFeatures(node, attributes),
  };
}

/** Of a part that says anything of zeros, or could hold what others say of them. */
function sparseFeatures({ sparse }: HardwareNode, attributes: StorageAttributes): { sparse?: SparseFeatures } {
  const { metadata_datawidth: wordBits, metadata_storage_width: widthBits, metadata_storage_depth: depth } = attributes;
  const { decompression_supported: decompresses, compression_supported: compresses } = attributes;
  const { allow_overbooking: overbooks } = attributes;
  if (!sparse && !wordBits && !widthBits && !depth && !decompresses && !compresses && !overbooks) return {};
  const capacityBits = Math.floor((depth * widthBits) / attributes.multiple_buffering);
  const metadata = { wordBits, widthBits, capacityBits, decompresses, compresses };
  const { formats = [], otherFormats = [], savings = [] } = sparse ?? {};
  const features = { formats, ...(otherFormats.length > 0 && { otherFormats }), savings, metadata };
  return { sparse: { ...features, ...(overbooks && { overbooks }) } };
}

/** People mean the width of a word by `data_width`; Timeloop does not look there. */
function warnOfIgnoredWidth({ name, location, ...node }: HardwareNode, attributes: StorageAttributes, reader: Reader) {
  const key = Object.keys(node.attributes).find((written) => /^data[-_]width$/.test(written));
  if (key === undefined) return;
  const { [key]: _, ...others } = node.attributes;
  const datawidth = canonicalAttributes(others).datawidth ?? storageAttributes.shape.datawidth.parse(undefined);
  if (datawidth === attributes.datawidth) return;
  const place = node.attributeLocations.get(key) ?? location;
  const meant = `datawidth: ${attributes.datawidth}`;
  reader.log.add(problems.nameTimeloopIgnores(place, name, key, meant, `words of ${datawidth} bits`));
}

/**
 * A row of `width` bits is shared by the memories of a cluster; of block size and cluster size one may follow from it. Where it
 * has more bits than whole words take, these are of no use, as in Timeloop (`BufferLevel::ParseSpecs`).
 */
function readBlock(node: HardwareNode, attributes: StorageAttributes, reader: Reader) {
  const { datawidth, width, block_size: block, cluster_size: cluster } = attributes;
  const fail = (detail: string, hint: string): undefined => {
    reader.log.add(problems.attributeConflict(placeOf(node, 'width'), node.name, detail, hint));
    return undefined;
  };
  if (width === undefined) return { blockWords: block ?? 1, clusterSize: cluster ?? 1 };
  const least = datawidth * (block ?? 1);
  if (width % least !== 0) {
    const of = block === undefined ? `datawidth ${datawidth}` : `block_size ${block} x datawidth ${datawidth}`;
    return fail(`width ${width} is no multiple of ${of}`, `write width: ${Math.ceil(width / least) * least}`);
  }
  const clusterSize = cluster ?? (block === undefined ? 1 : width / least);
  const blockWords = block ?? Math.floor(width / clusterSize / datawidth);
  const taken = datawidth * blockWords * clusterSize;
  if (blockWords === 0) {
    const detail = `width ${width} has no word of ${datawidth} bits for each memory of a cluster of ${clusterSize}`;
    return fail(
      detail,
      `write width: ${clusterSize * datawidth}, that of the whole cluster, or leave out cluster_size`,
    );
  }
  if (taken === width) return { blockWords, clusterSize };
  const sizes = `datawidth ${datawidth} x block_size ${blockWords} x cluster_size ${clusterSize} = ${taken}`;
  if (block !== undefined) return fail(`width ${width} is not ${sizes}`, 'leave out block_size or cluster_size');
  const rest = `a part of width ${width} of ${node.name}`;
  reader.log.add(problems.noEffect(placeOf(node, 'width'), rest, `whole words take ${sizes} bits`));
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
  const [holding, ...others] = sizes;
  const size = holding?.[1] ?? Number.POSITIVE_INFINITY;
  const said = ([key, words]: readonly [string, number]) =>
    `${key} ${attributes[key as keyof StorageAttributes]} is ${words} words`;
  for (const other of others.filter(([, words]) => words !== size)) {
    const place = placeOf(node, other[0]);
    // Timeloop refuses a sizeKB beside another size, and takes entries beside a depth.
    if (other[0] === 'depth') reader.log.add(problems.sizeLeftAside(place, node.name, said(other), said(holding!)));
    else {
      const detail = `${said(holding!)}, ${said(other)}`;
      reader.log.add(problems.attributeConflict(place, node.name, detail, `keep ${holding![0]} or ${other[0]}`));
    }
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
