import type { DesignParameter, ParameterValue } from '@loopwright/core';
import type { SourceLocation } from '@loopwright/spec';
import type { Located, LocatedEntry, Reader } from '@loopwright/spec/reading';
import { showLocated } from '@loopwright/spec/reading';
import * as problems from './problems.ts';
import { DESIGN } from './study.ts';
import { parseValue, valueList } from './value-list.ts';

/** `parameters: {GlobalBuffer.depth: 4096..65536:x2, PE.meshX: [8, 16], technology: 45nm}` */
export function readParameters(
  section: LocatedEntry | undefined,
  reader: Reader,
  places: Map<string, SourceLocation>,
): DesignParameter[] {
  const map =
    section && reader.map(section.value, 'parameters', 'write parameters: {GlobalBuffer.depth: [4096, 8192]}');
  return [...(map?.entries ?? [])].flatMap(([name, { keyLocation, value }]) => {
    places.set(name, keyLocation);
    if (name === DESIGN || !/^\w+$|^.+\.[^.\s=]+$/.test(name)) {
      reader.log.add(problems.badName(keyLocation, name));
      return [];
    }
    const values = readValues(name, value, reader);
    return values === undefined ? [] : [{ name, values }];
  });
}

function readValues(name: string, node: Located, reader: Reader): ParameterValue[] | undefined {
  try {
    if (node.kind === 'scalar' && node.value !== null) return valueList(node.text);
    if (node.kind === 'list' && node.items.length > 0) return listed(node.items);
    throw new RangeError('there are none');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reader.log.add(problems.badValues(node.location, name, unquoted(showLocated(node)), error.message));
    return undefined;
  }
}

/** One by one: text in quotes may hold commas. */
function listed(items: readonly Located[]): ParameterValue[] {
  const values = items.flatMap((item): ParameterValue[] => {
    if (item.kind !== 'scalar' || item.value === null) throw new RangeError(`${showLocated(item)} is no value`);
    return item.quoted || typeof item.value === 'number' ? [parseValue(item.text)] : valueList(item.text);
  });
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new RangeError(`${twice} stands there twice`);
  return values;
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
