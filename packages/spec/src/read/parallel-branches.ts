import * as problems from '../diagnostics/problems.ts';
import type { HardwareNode, HardwareTree, ParallelGroup } from './hardware-node.ts';
import type { LevelContext } from './level-context.ts';
import { addKeep, type LevelDraft } from './level-draft.ts';
import type { ArchitectureReading } from './read-architecture.ts';

/**
 * Each dataspace goes through the one branch of a `!Parallel` node whose parts keep it: memories of the other branches
 * bypass it.
 *
 * @param mapping entries of the mapping, [level]; what they say of a dataspace goes before the constraint
 * @param claims keep lists of parts that are no memory, by name
 */
export function resolveBranches(
  tree: HardwareTree,
  { placed }: ArchitectureReading,
  drafts: readonly LevelDraft[],
  mapping: readonly LevelDraft[] | undefined,
  claims: ReadonlyMap<string, LevelDraft>,
  context: LevelContext,
): void {
  const levelOf = new Map<HardwareNode, number>(
    placed.flatMap(({ node, level }, index) => (level.kind === 'memory' ? [[node, index] as const] : [])),
  );
  const keeps = (node: HardwareNode): number[] => {
    const level = levelOf.get(node);
    const table = level === undefined ? claims.get(node.name)?.keep : drafts[level]!.keep;
    const all = new Map([...(table ?? []), ...((level !== undefined && mapping?.[level]?.keep) || [])]);
    return [...all].filter(([, { value }]) => value === 'keep').map(([dataspace]) => dataspace);
  };
  const draftOf = new Map([...levelOf].map(([node, level]) => [node, drafts[level]!]));
  for (const group of tree.groups) resolveGroup(group, keeps, draftOf, context);
}

function resolveGroup(
  { branches, location }: ParallelGroup,
  keeps: (node: HardwareNode) => number[],
  draftOf: ReadonlyMap<HardwareNode, LevelDraft>,
  { problem, reader }: LevelContext,
): void {
  const kept = branches.map((nodes) => new Set(nodes.flatMap(keeps)));
  const names = branches.map((nodes) => nodes.map(({ name }) => name).join('+') || '(empty)');
  for (const [dataspace, { name }] of problem.dataspaces.entries()) {
    const owners = kept.flatMap((set, branch) => (set.has(dataspace) ? [branch] : []));
    if (owners.length === 0) reader.log.add(problems.keptInNoBranch(location, name, names));
    else if (owners.length > 1) {
      reader.log.add(
        problems.keptInTwoBranches(
          location,
          name,
          owners.map((branch) => names[branch]!),
        ),
      );
    } else {
      const others = branches.filter((_, branch) => branch !== owners[0]).flat();
      for (const node of others) {
        const draft = draftOf.get(node);
        if (draft && draft.keep.get(dataspace)?.value !== 'keep')
          addKeep(draft, { dataspace, location }, 'bypass', name, reader);
      }
    }
  }
}
