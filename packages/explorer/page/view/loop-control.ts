import type { LoopPlace } from '../edit/move-loop.ts';

/** What of a loop can be pressed to move it. */
export type LoopControl = 'grip' | 'out' | 'in';

/** Id of its element. */
export function controlId({ level, dimension }: LoopPlace, control: LoopControl): string {
  return `${control}-${level}-${dimension}`;
}
