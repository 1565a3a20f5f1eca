import { componentKind } from '../read/component-classes.ts';
import type { Located, LocatedMap } from './located.ts';

/** Whether the section says by itself what computes: parts of one, in files of their own, do not. */
export function isWholeArchitecture({ entries }: Pick<LocatedMap, 'entries'>): boolean {
  return entries.has('subtree') || entries.has('arithmetic') || computes(entries.get('nodes')?.value);
}

/** Of a node, or of any within it. */
function computes(node: Located | undefined): boolean {
  if (node?.kind === 'list') return node.items.some(computes);
  if (node?.kind !== 'map') return false;
  const componentClass = node.entries.get('class')?.value;
  if (componentClass?.kind === 'scalar' && componentKind(componentClass.text, {}) === 'compute') return true;
  return computes(node.entries.get('nodes')?.value);
}
