import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareNode } from './hardware-node.ts';

/** Attributes that count and arrange the copies of a part. */
export const MESH_ATTRIBUTES: readonly string[] = ['instances', 'meshX', 'meshY'];

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
  { name, location, attributeLocations }: Pick<HardwareNode, 'name' | 'location' | 'attributeLocations'>,
  reader: Reader,
): Mesh | undefined {
  const placeOf = (...keys: readonly string[]) =>
    keys.map((key) => attributeLocations.get(key)).find((place) => place) ?? location;
  const whole = (key: string): number | undefined => {
    const value = attributes[key];
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value;
    const found = JSON.stringify(value);
    reader.log.add(problems.badAttribute(placeOf(key), `${key} of ${name}`, found, 'a whole number, 1 or more'));
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
  reader.log.add(
    problems.attributeConflict(placeOf(...MESH_ATTRIBUTES), name, detail, `change meshX, meshY or ${count}`),
  );
  return { meshX: copies, meshY: 1 };
}
