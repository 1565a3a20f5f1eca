import * as problems from '../../diagnostics/problems.ts';
import type { SourceLocation } from '../../location.ts';
import { isNothing, type Located, type LocatedEntry } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';

/** One entry of the section `overrides`. */
export interface OverrideEntry {
  readonly part: string;
  readonly partLocation: SourceLocation;
  readonly attribute: string;
  readonly keyLocation: SourceLocation;
  readonly value: Located;
}

/** `overrides: {GlobalBuffer: {depth: 8192}, variables: {voltage: 0.9}}` */
export function readOverrides(section: LocatedEntry | undefined, reader: Reader): OverrideEntry[] {
  if (!section || isNothing(section.value)) return [];
  const parts = reader.map(section.value, 'overrides', 'write overrides: {GlobalBuffer: {depth: 8192}}');
  return [...(parts?.entries ?? [])].flatMap(([part, { keyLocation: partLocation, value: node }]) => {
    const attributes = reader.map(node, `overrides of ${part}`, `write ${part}: {depth: 8192}`);
    return [...(attributes?.entries ?? [])].flatMap(([attribute, { keyLocation, value }]) => {
      if (!isNothing(value)) return [{ part, partLocation, attribute, keyLocation, value }];
      reader.log.add(problems.emptyOverride(keyLocation, `${part}.${attribute}`));
      return [];
    });
  });
}
