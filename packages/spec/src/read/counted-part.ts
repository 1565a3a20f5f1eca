import type { ComponentKind } from './component-classes.ts';
import type { HardwareNode } from './hardware-node.ts';

/** A component of the older forms. Copies are counted in all, and the fan-outs follow from the counts. */
export interface CountedPart {
  readonly node: HardwareNode;
  readonly kind: ComponentKind;
  /** Copies in the whole accelerator. */
  readonly meshX: number;
  readonly meshY: number;
  /** The innermost subtree around it that makes copies, by name. */
  readonly copiedBy: string | undefined;
}
