import * as problems from '../../diagnostics/problems.ts';
import { isNothing, type LocatedEntry } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';
import type { HardwareNode, HardwareTree } from '../hardware-node.ts';
import {
  readSparseOptimizations,
  SPARSE_KEYS,
  type SparseOptimizations,
  TARGET_KEYS,
} from './read-sparse-optimizations.ts';

/** The tree with what a section `sparse_optimizations` of its own says of its parts: the form before v0.4. */
export function withSparseTargets(tree: HardwareTree, section: LocatedEntry | undefined, reader: Reader): HardwareTree {
  if (!section || isNothing(section.value)) return tree;
  const { value } = section;
  const map = value.kind === 'map' ? reader.closed(value, 'sparse_optimizations', ['version', 'targets']) : undefined;
  const targets = map ? map.entries.get('targets')?.value : value;
  if (!targets || isNothing(targets)) return tree;
  const sparse = new Map<string, SparseOptimizations>();
  const known = tree.nodes.filter(({ kind }) => kind === 'component').map(({ name }) => name);
  for (const item of reader.list(targets, 'targets of sparse_optimizations')?.items ?? []) {
    const target = reader.closedMap(item, 'a target of sparse_optimizations', [...TARGET_KEYS, ...SPARSE_KEYS]);
    const entry =
      target?.entries.get('target') ?? (target && reader.required(target, 'name', 'a target of sparse_optimizations'));
    const name = entry && reader.text(entry.value, 'the name of a target');
    if (!target || name === undefined) continue;
    if (!known.includes(name)) reader.log.add(problems.unknownTarget(entry!.value.location, name, known));
    const optimizations = readSparseOptimizations(target, name, reader);
    if (optimizations) sparse.set(name, optimizations);
  }
  // Branches hold the nodes of the tree, the same objects.
  const sparseNodes = new Map(
    tree.nodes.map((node) => {
      const own = sparse.get(node.name);
      return [node, own ? { ...node, sparse: own } : node];
    }),
  );
  const withSparse = (nodes: readonly HardwareNode[]) => nodes.map((node) => sparseNodes.get(node) ?? node);
  const groups = tree.groups.map(({ location, branches }) => ({ location, branches: branches.map(withSparse) }));
  return { ...tree, nodes: withSparse(tree.nodes), groups };
}
