import type { SourceText } from '@loopwright/spec';
import { parse } from 'yaml';

/** A node of a v0.4 architecture, as far as the designs of the bench have them. */
interface Node {
  readonly name: string;
  /** Components have one, containers do not. */
  readonly class?: string;
  readonly attributes?: object;
  readonly spatial?: { readonly meshX?: number; readonly meshY?: number };
  readonly sparse_optimizations?: object;
}

interface Component {
  readonly name: string;
  readonly class: string;
  readonly attributes: object;
}

/**
 * What `timeloop-mapper` reads of the files of a design: its own reader takes no nodes, which a front end turns into a tree for it. Here
 * that is one branch of components, each with its instances, and sparse optimizations apart. `mapper` is the section of that name.
 */
export function timeloopInput(sources: readonly SourceText[], mapper: object): string {
  const sections = Object.assign(
    {},
    ...sources.map(({ text }) => parse(text.replaceAll(/!(Component|Container)/g, ''))),
  );
  const { nodes } = sections.architecture as { nodes: readonly Node[] };
  const local: Component[] = [];
  const targets: object[] = [];
  let shared = {};
  let [meshX, meshY] = [1, 1];
  for (const { name, class: kind, attributes, spatial, sparse_optimizations } of nodes) {
    meshX *= spatial?.meshX ?? 1;
    meshY *= spatial?.meshY ?? 1;
    if (kind === undefined) shared = { ...shared, ...attributes };
    else
      local.push({
        name: `${name}[1..${meshX * meshY}]`,
        class: kind,
        attributes: { ...shared, ...attributes, meshX, meshY },
      });
    if (sparse_optimizations) targets.push({ name, ...sparse_optimizations });
  }
  return JSON.stringify({
    ...sections,
    architecture: { version: '0.4', subtree: [{ name: 'System', local }] },
    problem: { ...sections.problem, version: '0.4' },
    ...(targets.length > 0 && { sparse_optimizations: { targets } }),
    mapper,
  });
}
