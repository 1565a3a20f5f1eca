import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { Reader } from '../source/reader.ts';

/** How copies stand, along X and Y. */
export interface Mesh {
  readonly meshX: number;
  readonly meshY: number;
}

/**
 * The mesh of a part whose copies are counted in all: `meshX` and `meshY` arrange them, and without these they stand in one
 * row. Undefined where nothing tells how many there are.
 *
 * @param counted copies where `instances` does not say; without it, as many as both meshes have room for
 */
export function meshOf(
  attributes: Readonly<Record<string, AttributeValue>>,
  counted: number | undefined,
  name: string,
  location: SourceLocation,
  reader: Reader,
): Mesh | undefined {
  const whole = (key: string): number | undefined => {
    const value = attributes[key];
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value;
    const found = JSON.stringify(value);
    reader.log.add(problems.badAttribute(location, `${key} of ${name}`, found, 'a whole number, 1 or more'));
    return undefined;
  };
  const [givenX, givenY] = [whole('meshX'), whole('meshY')];
  const copies = whole('instances') ?? counted ?? (givenX && givenY && givenX * givenY);
  if (copies === undefined) return undefined;
  const meshX = givenX ?? copies / (givenY ?? 1);
  const meshY = givenY ?? copies / meshX;
  if (meshX * meshY === copies && Number.isInteger(meshX) && Number.isInteger(meshY)) return { meshX, meshY };
  const detail = `${copies} copies do not fill a mesh of ${meshX} by ${meshY}`;
  const count = counted === undefined ? 'instances' : 'the range in the name';
  reader.log.add(problems.attributeConflict(location, name, detail, `change meshX, meshY or ${count}`));
  return { meshX: copies, meshY: 1 };
}
