import type { Level, Memory } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Reader } from '../source/reader.ts';
import type { PlacedLevel } from './placed-level.ts';
import { canonicalAttributes, isTrue } from './storage-attributes.ts';

/**
 * Whose gate switches each memory off. `power_gated_at` names a level; otherwise a part with `has_power_gating` makes the
 * next level inside it the gate of all that follow, as in the Timeloop front end; otherwise a memory has its own.
 *
 * @param placed innermost first
 */
export function readPowerGates(placed: readonly PlacedLevel[], reader: Reader): Level[] {
  const gates = new Array<number>(placed.length);
  let current: number | undefined;
  let gateNext = false;
  for (let index = placed.length - 1; index >= 0; index--) {
    const { level, node } = placed[index]!;
    if (gateNext) current = index;
    const own = level.kind === 'memory' || node.kind === 'container';
    gateNext = own && isTrue(node.attributeLocations.has('has_power_gating') && node.attributes.has_power_gating);
    gates[index] = named(placed, index, reader) ?? current ?? index;
  }
  return placed.map(({ level }, index) =>
    level.kind === 'memory' ? ({ ...level, powerGatedAt: gates[index]! } satisfies Memory) : level,
  );
}

function named(placed: readonly PlacedLevel[], index: number, reader: Reader): number | undefined {
  const { level, node } = placed[index]!;
  const name = canonicalAttributes(node.attributes).power_gated_at;
  if (level.kind !== 'memory' || typeof name !== 'string') return undefined;
  const gate = placed.findIndex((other) => other.level.name === name);
  if (gate >= 0) return gate;
  const names = placed.map((other) => other.level.name);
  const place = node.attributeLocations.get('power_gated_at') ?? node.location;
  reader.log.add(problems.unknownPowerGate(place, name, names));
  return undefined;
}
