import { nearestName } from '../diagnostics/nearest-name.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareNode } from './hardware-node.ts';
import { COST_ATTRIBUTES, canonicalAttributes, canonicalName, MODEL_ATTRIBUTES } from './storage-attributes.ts';

/**
 * Attributes may have any name, as cost plugins read them. One that is a slip of the pen away from a name of the model is an
 * error, in a memory one that is near is a warning.
 */
export function checkAttributeNames(node: HardwareNode, isMemory: boolean, reader: Reader): void {
  const inForce = new Set(Object.keys(canonicalAttributes(node.attributes)));
  const own = new Set([...node.attributeLocations.keys()].map(canonicalName));
  for (const [key, location] of node.attributeLocations) {
    const name = canonicalName(key);
    if (MODEL_ATTRIBUTES.includes(name) || COST_ATTRIBUTES.includes(name) || isConstant(key)) continue;
    const meant = slipOf(name);
    const near = nearestName(name, MODEL_ATTRIBUTES, MAX_SLIPS);
    // `metadata_width` beside `width` is meant: only a name that stands in for a missing one is likely a slip.
    if (meant && !own.has(meant)) reader.log.add(problems.misspeltAttribute(location, node.name, key, meant));
    else if (isMemory && near && !inForce.has(near)) {
      reader.log.add(problems.nearAttribute(location, node.name, key, near));
    }
  }
}

const MAX_SLIPS = 2;

/** Slips change letters, not the number of words: `dephts` and `read_bandwith` do, `width_a` is a name of its own. */
function slipOf(name: string): string | undefined {
  const alike = MODEL_ATTRIBUTES.filter((known) => words(known) === words(name) || joined(known) === joined(name));
  return nearestName(name, alike, MAX_SLIPS);
}

function words(name: string): number {
  return name.split('_').length;
}

function joined(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Short names and capitals are helpers of the file's own arithmetic. */
function isConstant(key: string): boolean {
  return key.length < 4 || key === key.toUpperCase();
}
