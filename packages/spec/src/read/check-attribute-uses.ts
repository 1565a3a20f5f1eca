import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import { ATTRIBUTE_USES, type AttributeUse, NOT_MODELLED, WITHOUT_EFFECT } from './attribute-uses.ts';
import type { HardwareNode } from './hardware-node.ts';
import { placeOf } from './parse-attributes.ts';
import { canonicalAttributes, canonicalName, networkAttributes } from './storage-attributes.ts';

/** No attribute that is known stays without effect and without a word. In the tree form the network of a memory may be a fan-out's. */
export function checkAttributeUses(node: HardwareNode, holder: keyof typeof WITHOUT_EFFECT, { log }: Reader): void {
  const inForce = canonicalAttributes(node.attributes);
  const own = new Set([...node.attributeLocations.keys()].map(canonicalName));
  for (const [attribute, uses] of Object.entries(ATTRIBUTE_USES)) {
    const value = inForce[attribute];
    if (value === undefined || (node.networkAttributes && attribute in networkAttributes.shape)) continue;
    const use: AttributeUse | undefined = uses[holder];
    const what = `${attribute} of ${node.name}`;
    const place = placeOf(node, attribute);
    if (use === 'refused' && asksForSomething(attribute, value)) {
      log.add(problems.notModelled(place, what, NOT_MODELLED[attribute as keyof typeof NOT_MODELLED]));
    } else if (use === undefined && own.has(attribute) && asksForSomething(attribute, value)) {
      log.add(problems.noEffect(place, what, WITHOUT_EFFECT[holder]));
    }
  }
}

/** Values that say what holds without them are harmless wherever they stand. */
function asksForSomething(attribute: string, value: AttributeValue): boolean {
  if (attribute === 'network_type') return value === 'M:N';
  const says = String(value).toLowerCase();
  return attribute === 'reduction_supported' ? says === 'false' : !['null', 'false', '0'].includes(says);
}
