import type { KeepingMemory } from '@loopwright/results';
import type { Architecture } from '@loopwright/spec';

/** The memory of that name. Throws a RangeError where it is none that could keep a tensor from layer to layer. */
export function keepingMemory(name: string, { levels }: Architecture): KeepingMemory {
  const inner = levels.filter((level) => level.kind === 'memory').slice(0, -1);
  const memory = inner.find((one) => one.name === name);
  if (memory) return { name, capacityWords: memory.capacityWords * memory.instances };
  const names = inner.map((one) => one.name).join(', ');
  throw new RangeError(
    `--keep-on-chip names ${name}: it takes a memory within the outermost one: ${names || 'none here'}`,
  );
}
