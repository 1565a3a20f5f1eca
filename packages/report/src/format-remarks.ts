import type { Remark } from '@loopwright/core/engine';
import type { TextLayout } from './format/paint.ts';

/** A line for each remark, with the components that it is about. */
export function formatRemarks(remarks: readonly Remark[], { paint }: Pick<TextLayout, 'paint'>): string[] {
  return remarks.map((remark) => paint.alarm(remarkText(remark)));
}

/** `Buffer, MAC: technology -1 names no node` */
export function remarkText({ components, text }: Remark): string {
  return components.length === 0 ? text : `${components.join(', ')}: ${text}`;
}
