import type { Level } from '../architecture.ts';
import type { HardwareNode } from './hardware-node.ts';

/** A level and the node that it comes from. */
export interface PlacedLevel {
  readonly level: Level;
  readonly node: HardwareNode;
}
