import * as problems from '../diagnostics/problems.ts';
import type { Located } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareTree } from './hardware-node.ts';
import { type ArchitectureReading, fanoutName } from './read-architecture.ts';

export type EntryType = 'temporal' | 'spatial' | 'dataspace';

/** What a target stands for: a level, or a part of the hardware that takes no such entry. */
export type Target =
  | { readonly kind: 'level'; readonly level: number }
  /** A container or component without copies (spatial), or a fan-out (temporal, dataspace). */
  | { readonly kind: 'idle'; readonly name: string; readonly why: string };

/** Finds the level that an entry of constraints or mapping speaks of. */
export class LevelTargets {
  readonly #spatial = new Map<string, number>();
  readonly #memories = new Map<string, number>();
  readonly #idle = new Map<string, string>();
  readonly #names: string[];

  constructor(tree: HardwareTree, { placed, computeNode }: ArchitectureReading) {
    this.#names = [...placed.map(({ node }) => node.name).reverse()].filter(
      (name, index, all) => all.indexOf(name) === index,
    );
    for (const { name, kind } of tree.nodes) this.#idle.set(name, `the ${kind} makes no copies`);
    this.#idle.set(computeNode.name, 'it is the compute unit');
    for (const [index, { level, node }] of placed.entries()) {
      if (level.kind === 'memory') this.#memories.set(level.name, index);
      else {
        // Timeloop writes the name that its front end makes up, people the name in the file.
        this.#spatial.set(node.name, index);
        this.#spatial.set(fanoutName(node.name), index);
        const outside = placed[index + 1];
        if (tree.form === 'subtree' && outside?.level.kind === 'memory') this.#spatial.set(outside.level.name, index);
      }
    }
  }

  /** Undefined where nothing has the name; the log says so. */
  find(node: Located, type: EntryType, reader: Reader): Target | undefined {
    const name = reader.text(node, 'target');
    if (name === undefined) return undefined;
    const level = (type === 'spatial' ? this.#spatial : this.#memories).get(name);
    if (level !== undefined) return { kind: 'level', level };
    if (type !== 'spatial' && this.#spatial.has(name)) {
      return { kind: 'idle', name, why: 'it spreads copies, and keeps nothing' };
    }
    const why = this.#idle.get(name) ?? this.#idle.get(/^inter_(.+)_spatial$/.exec(name)?.[1] ?? '');
    if (why !== undefined) return { kind: 'idle', name, why };
    reader.log.add(problems.unknownTarget(node.location, name, this.#names));
    return undefined;
  }
}
