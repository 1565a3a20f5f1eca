import type { Architecture } from './architecture.ts';

/** Whether hardware does anything about zeros; if not, it spends on sparse tensors what it spends on dense ones. */
export function hasSparseFeatures({
  levels,
  compute,
}: Pick<Architecture, 'levels'> & { readonly compute: Pick<Architecture['compute'], 'savings'> }): boolean {
  if (compute.savings?.gating || compute.savings?.skipping) return true;
  return levels.some((level) => {
    if (level.kind !== 'memory' || !level.sparse) return false;
    return level.sparse.formats.length > 0 || level.sparse.savings.length > 0;
  });
}
