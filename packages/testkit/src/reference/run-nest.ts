import type { Architecture, Dataspace, Problem, ReuseRules } from '@loopwright/spec';
import { type Box, boxWords, touchedBox } from './box.ts';
import { type ChildrenNeeds, type DeliveryRules, deliverStep } from './deliver.ts';
import { Needs } from './needs.ts';
import { boundsAlong, childrenOf, type Loop, type Nest } from './nest.ts';
import { ResidentTile } from './resident-tile.ts';
import { addUnicast, meanTraffic, noTraffic, type Traffic } from './traffic.ts';

/** What happened while the nest ran. */
export interface NestRun {
  /** [level][dataspace] largest tile that any instance held, words. */
  readonly tileWords: readonly (readonly number[])[];
  /** [level] by number: the instances that were ever used. */
  readonly instances: readonly ReadonlyMap<number, InstanceRun>[];
  /** Compute units that were ever used. */
  readonly computeUnits: number;
  /** [level][dataspace] from one instance to its children, mean over the instances that were used. */
  readonly traffic: readonly (readonly Traffic[])[];
  /** Computes of all units together. */
  readonly computes: number;
}

/** What happened at one instance of a level. */
export interface InstanceRun {
  /** [dataspace] */
  readonly traffic: readonly Traffic[];
  /** [dataspace] words that the level outside sent it. */
  readonly received: readonly number[];
  /** [dataspace] words of its first tile over those of its parent's. */
  readonly firstPart: readonly number[];
}

/** One instance of a level while the nest runs. */
interface Instance extends InstanceRun {
  /** [dataspace] */
  readonly tiles: readonly ResidentTile[];
  readonly received: number[];
  /** [dataspace] what the children got in the step before. */
  before: readonly ChildrenNeeds[] | undefined;
}

/** Runs every iteration of the nest, at every position of the array, and records what moves. */
export function runNest(problem: Problem, architecture: Architecture, nest: Nest, reuse: ReuseRules): NestRun {
  return new NestRunner(problem, architecture, nest, reuse).run();
}

class NestRunner {
  /** [level] by number; a child's number is its parent's times the children of a parent, plus its own place. */
  readonly #instances: Map<number, Instance>[];
  readonly #rules: readonly (readonly DeliveryRules[])[];
  readonly #children: readonly number[];
  /** [dimension] first point of the current pass, and whether all loops of the dimension outside are at their last. */
  readonly #origin: number[];
  readonly #isLast: boolean[];
  /** [level] `isLast` as its loops began. */
  readonly #pass: (readonly boolean[])[] = [];
  readonly #onePoint: readonly number[];
  readonly #oneWordEach: readonly Needs[];
  readonly #computeUnits = new Set<number>();
  #computes = 0;

  constructor(
    readonly problem: Problem,
    readonly architecture: Architecture,
    readonly nest: Nest,
    readonly reuse: ReuseRules,
  ) {
    this.#instances = nest.loops.map(() => new Map());
    this.#children = nest.loops.map(childrenOf);
    this.#rules = architecture.levels.map((_, level) => deliveryRules(problem, architecture, nest, reuse, level));
    this.#origin = problem.dimensions.map(() => 0);
    this.#isLast = problem.dimensions.map(() => true);
    this.#onePoint = problem.dimensions.map(() => 1);
    this.#oneWordEach = problem.dataspaces.map(() => new Needs([[0, 1]]));
  }

  run(): NestRun {
    this.#visit(this.nest.loops.length - 1, 0);
    const levels = this.#instances.map((instances) => [...instances.values()]);
    const dataspaces = [...this.problem.dataspaces.keys()];
    return {
      instances: this.#instances,
      computeUnits: this.#computeUnits.size,
      computes: this.#computes,
      tileWords: levels.map((used) =>
        dataspaces.map((d) => Math.floor(Math.max(...used.map(({ tiles }) => tiles[d]!.largestWords)))),
      ),
      traffic: levels.map((used) => dataspaces.map((d) => meanTraffic(used.map(({ traffic }) => traffic[d]!)))),
    };
  }

  /** Runs all loops of one instance for one pass; gives what it had to be brought, per dataspace. */
  #visit(level: number, number: number): Needs[] {
    if (level < 0) return this.#computeInArray(number);
    this.#pass[level] = [...this.#isLast];
    const instance = this.#instanceAt(level, number);
    if (this.#children[level] === 1) this.#runInTime(level, number, instance, 0);
    else this.#runInSpace(level, number, instance);
    return this.#bringTiles(level, instance);
  }

  /** A compute unit keeps nothing: it needs one word of every dataspace for every compute. */
  #computeInArray(number: number): Needs[] {
    this.#computes += 1;
    this.#computeUnits.add(number);
    return this.problem.dataspaces.map((space) => new Needs([touchedBox(space, this.#origin, this.#onePoint)]));
  }

  /** Where no other unit can want the same word, which one it is does not matter. */
  #computeAlone(number: number): readonly Needs[] {
    this.#computes += 1;
    this.#computeUnits.add(number);
    return this.#oneWordEach;
  }

  #bringTiles(level: number, instance: Instance): Needs[] {
    const isMemory = this.architecture.levels[level]!.kind === 'memory';
    return this.problem.dataspaces.map((space, d) => {
      const tile = this.#tileAt(level, space);
      const forgets = isMemory && this.reuse.noReuse[level]![d];
      return forgets ? instance.tiles[d]!.replaceBy(tile) : instance.tiles[d]!.moveTo(tile);
    });
  }

  /** What an instance of a level works on in a pass. */
  #tileAt(level: number, space: Dataspace, pass: readonly boolean[] = this.#isLast): Box {
    const points = pass.map((last, d) => (last ? this.nest.lastPoints : this.nest.fullPoints)[level]![d]!);
    return touchedBox(space, this.#origin, points);
  }

  #runInTime(level: number, number: number, instance: Instance, position: number): void {
    const loop = this.nest.loops[level]![position];
    if (loop) {
      this.#iterate(loop, () => this.#runInTime(level, number, instance, position + 1));
      return;
    }
    const needs = level > 0 ? this.#visit(level - 1, number) : this.#computeAlone(number);
    for (let d = 0; d < needs.length; d += 1) {
      addUnicast(instance.traffic[d]!, needs[d]!.words);
      this.#receive(level - 1, number, d, needs[d]!);
    }
  }

  #runInSpace(level: number, number: number, instance: Instance): void {
    const needs = this.problem.dataspaces.map(() => new Map<number, Needs>());
    const loops = this.nest.loops[level]!;
    const place = (position: number, child: number): void => {
      const loop = loops[position];
      if (loop) {
        this.#iterate(loop, (index, bound) => place(position + 1, child * bound + index));
        return;
      }
      const childNeeds = this.#visit(level - 1, number * this.#children[level]! + child);
      for (const [d, wanted] of childNeeds.entries()) needs[d]!.set(child, wanted);
    };
    place(0, 0);
    for (const [d, wanted] of needs.entries()) {
      const served = deliverStep(instance.traffic[d]!, wanted, instance.before?.[d], this.#rules[level]![d]!);
      for (const child of served) {
        this.#receive(level - 1, number * this.#children[level]! + child, d, wanted.get(child)!);
      }
    }
    instance.before = needs;
  }

  #partOfParent(level: number, space: Dataspace): number {
    const pass = this.#pass[level + 1];
    return pass ? boxWords(this.#tileAt(level, space)) / boxWords(this.#tileAt(level + 1, space, pass)) : 1;
  }

  #receive(level: number, number: number, d: number, needs: Needs): void {
    if (level >= 0) this.#instanceAt(level, number).received[d]! += needs.words;
  }

  #iterate(loop: Loop, body: (index: number, bound: number) => void): void {
    const { dimension } = loop;
    const origin = this.#origin[dimension]!;
    const isLast = this.#isLast[dimension]!;
    const bound = isLast ? loop.lastBound : loop.bound;
    for (let index = 0; index < bound; index += 1) {
      this.#origin[dimension] = origin + index * loop.stride;
      this.#isLast[dimension] = isLast && index === bound - 1;
      body(index, bound);
    }
    this.#origin[dimension] = origin;
    this.#isLast[dimension] = isLast;
  }

  #instanceAt(level: number, number: number): Instance {
    const known = this.#instances[level]!.get(number);
    if (known) return known;
    const instance = {
      tiles: this.problem.dataspaces.map(() => new ResidentTile()),
      traffic: this.problem.dataspaces.map(noTraffic),
      received: this.problem.dataspaces.map(() => 0),
      firstPart: this.problem.dataspaces.map((space) => this.#partOfParent(level, space)),
      before: undefined,
    };
    this.#instances[level]!.set(number, instance);
    return instance;
  }
}

function deliveryRules(
  problem: Problem,
  architecture: Architecture,
  nest: Nest,
  reuse: ReuseRules,
  level: number,
): DeliveryRules[] {
  const place = architecture.levels[level]!;
  const loops = nest.loops[level]!;
  const mesh = {
    columns: Math.max(place.kind === 'fanout' ? place.fanoutX : 1, boundsAlong(loops, 'x')),
    rows: Math.max(place.kind === 'fanout' ? place.fanoutY : 1, boundsAlong(loops, 'y')),
  };
  return problem.dataspaces.map((_, d) => ({
    mesh,
    sharesReads: !reuse.noReuse[level]![d],
    forwards: !reuse.noLinkTransfer[level]![d],
  }));
}
