import type { Space } from '../space/space.ts';

/** What the memories may keep; dataspaces are independent of each other. */
export interface KeepChoices {
  /** [dataspace][choice] levels that keep it, as a mask over the levels. */
  readonly masks: readonly (readonly number[])[];
  /** Choices of the dataspace that has most. */
  readonly most: number;
}

export function listKeepChoices({ mapspace, dataspaces, levels }: Space): KeepChoices {
  const { fixed, free } = mapspace.bypass;
  const masks = Array.from({ length: dataspaces }, (_, s) => {
    const always: number[] = [];
    for (let level = 0; level < levels; level++) if (fixed[level * dataspaces + s]) always.push(level);
    const open = [...free].filter((pair) => pair % dataspaces === s).map((pair) => Math.floor(pair / dataspaces));
    const choices: number[] = [];
    for (let bits = 0; bits < 2 ** open.length; bits++) {
      const kept = [...always, ...open.filter((_, i) => (bits >> i) & 1)];
      choices.push(kept.reduce((mask, level) => mask + 2 ** level, 0));
    }
    return choices;
  });
  return { masks, most: Math.max(1, ...masks.map(({ length }) => length)) };
}

/** Writes the levels that keep a dataspace into `keeps` [level * dataspaces + dataspace]. */
export function writeKeeps(space: Space, s: number, mask: number, keeps: Uint8Array): void {
  const { levels, dataspaces } = space;
  for (let level = 0; level < levels; level++) {
    keeps[level * dataspaces + s] = Math.floor(mask / 2 ** level) % 2;
  }
}
