import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareNode } from './hardware-node.ts';
import { canonicalAttributes, canonicalName } from './storage-attributes.ts';

type Schema<T> = {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
};

/** The attributes in force at a node, as a schema has them. Undefined where they do not fit; the log says why. */
export function parseAttributes<T>(node: HardwareNode, schema: Schema<T>, reader: Reader): T | undefined {
  const attributes = canonicalAttributes(node.attributes);
  const result = schema.safeParse(attributes);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) {
    const key = String(path[0] ?? '');
    const found = JSON.stringify(attributes[key]);
    const what = `${path.map(String).join('.')} of ${node.name}`;
    reader.log.add(problems.badAttribute(placeOf(node, key), what, found, message));
  }
  return undefined;
}

/** Where an attribute is set, or the node itself where it is inherited. */
export function placeOf(node: HardwareNode, key: string) {
  const written = [...node.attributeLocations].find(([name]) => canonicalName(name) === key);
  return written?.[1] ?? node.location;
}
