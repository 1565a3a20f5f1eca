import type { Architecture } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Located } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { HardwareTree } from './hardware-node.ts';
import { fanoutName } from './read-architecture.ts';

export type EntryType = 'temporal' | 'spatial' | 'dataspace';

/** What a target stands for: a level, or a part of the hardware that takes no such entry. */
export type Target =
  | { readonly kind: 'level'; readonly level: number }
  /** A container or component without copies (spatial), or a fan-out (temporal, dataspace). */
  | { readonly kind: 'idle'; readonly name: string; readonly why: string };

/** The name that Timeloop gives to the level that spreads a part. */
const MARKED = /^inter_(.+)_spatial$/;

/** Finds the level that an entry of constraints or mapping speaks of. */
export class LevelTargets {
  readonly #spatial = new Map<string, number>();
  readonly #memories = new Map<string, number>();
  readonly #idle = new Map<string, string>();
  readonly #names: string[];

  /** @param tree the hardware as the file lists it, with the parts that are no level; absent where only levels count */
  constructor({ levels, compute }: Architecture, tree?: HardwareTree) {
    this.#names = [...new Set(levels.map(({ name }) => MARKED.exec(name)?.[1] ?? name))].reverse();
    for (const { name, kind } of tree?.nodes ?? []) this.#idle.set(name, `the ${kind} makes no copies`);
    this.#idle.set(compute.name, 'it is the compute unit');
    for (const [index, { kind, name }] of levels.entries()) {
      if (kind === 'memory') {
        this.#memories.set(name, index);
        continue;
      }
      // Timeloop writes the name that its front end makes up, people the name in the file.
      for (const alias of [name, fanoutName(name), MARKED.exec(name)?.[1] ?? name]) this.#spatial.set(alias, index);
    }
    if (tree?.form === 'older') this.#nameFanoutsAfterMemories(levels);
  }

  /** In the older forms the name of a memory means the fan-out below it, also where its own copies are made by one above. */
  #nameFanoutsAfterMemories(levels: Architecture['levels']): void {
    for (const [index, { kind, name }] of levels.entries()) {
      if (kind !== 'memory') continue;
      if (levels[index - 1]?.kind === 'fanout') this.#spatial.set(name, index - 1);
      else this.#spatial.delete(name);
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
    const why = this.#idle.get(name) ?? this.#idle.get(MARKED.exec(name)?.[1] ?? '');
    if (why !== undefined) return { kind: 'idle', name, why };
    reader.log.add(problems.unknownTarget(node.location, name, this.#names));
    return undefined;
  }
}
