import type { PhysicalComponent } from './architecture.ts';

/** Classes of memories off the chip that hold their words in cells to be refreshed. */
export const dramClasses = /dram|hbm|gddr/i;

/** Whether a component is a DRAM, as its class or its subclass says. */
export function isDram({
  componentClass,
  subclass = '',
}: Pick<PhysicalComponent, 'componentClass' | 'subclass'>): boolean {
  return dramClasses.test(componentClass) || dramClasses.test(subclass);
}
