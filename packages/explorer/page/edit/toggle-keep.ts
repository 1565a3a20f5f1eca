import type { Mapping } from '@loopwright/core';

/** Has a memory keep a tensor that it bypassed, or the other way round. Undefined where no memory would keep it. */
export function toggleKeep({ levels }: Mapping, level: number, dataspace: number): Mapping | undefined {
  const { keeps } = levels[level];
  const changed = { ...levels[level], keeps: keeps.with(dataspace, !keeps[dataspace]) };
  const toggled = levels.with(level, changed);
  return toggled.some((other) => other.keeps[dataspace]) ? { levels: toggled } : undefined;
}
