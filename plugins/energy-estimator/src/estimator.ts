import { accessBits, type CompoundClass, type CostedComponent, dramClasses, sizeBits } from '@loopwright/core';
import type { CompoundScope } from './compound/compound-scope.ts';
import { estimateCompound } from './compound/estimate-compound.ts';
import { type Estimate, numberOf, type PartRequest, type Technology } from './estimate.ts';
import { estimatePrimitive } from './primitives/index.ts';
import { parseNode } from './technology.ts';

/** Compounds that hold compounds, at the most: one that holds itself is a mistake in the files. */
const MOST_NESTED = 20;

/** Estimates components of one specification: compounds by its classes, all else by the primitives. */
export class Estimator {
  readonly #classes: ReadonlyMap<string, CompoundClass>;
  readonly #fallback: Technology;

  constructor(classes: readonly CompoundClass[], fallback: Technology) {
    this.#classes = new Map(classes.map((definition) => [definition.name, definition]));
    this.#fallback = fallback;
  }

  /** Undefined where the class is not known, or a memory on the chip has no size. Throws a RangeError on bad arithmetic. */
  estimate(asked: CostedComponent): Estimate | undefined {
    const { componentClass, subclass, attributes } = asked.component;
    const request = {
      partClass: subclass ?? componentClass,
      attributes: { ...attributes },
      technology: this.#fallback,
    };
    if (asked.kind === 'compute') return this.#estimate(request, {}, 0);
    const width = accessBits(asked.component);
    const depth = sizeBits(asked.component) / width;
    Object.assign(request.attributes, { width }, depth < Infinity && { depth });
    if (depth === Infinity && !dramClasses.test(request.partClass)) return undefined;
    return this.#estimate(request, {}, 0);
  }

  #estimate(request: PartRequest, given: CompoundScope, nested: number): Estimate | undefined {
    const { partClass, attributes } = request;
    const technology = technologyOf(attributes, this.#fallback);
    const local = { ...request, technology };
    const compound = this.#classes.get(partClass);
    if (!compound) return estimatePrimitive(local);
    if (nested >= MOST_NESTED) throw new RangeError(`class ${partClass} holds itself`);
    return estimateCompound(compound, local, given, (part, values) => this.#estimate(part, values, nested + 1));
  }
}

function technologyOf(attributes: PartRequest['attributes'], fallback: Technology): Technology {
  const seconds = numberOf(attributes, ['global_cycle_seconds'], fallback.cycleNs * 1e-9);
  return {
    nodeNm: attributes.technology === undefined ? fallback.nodeNm : nodeOf(attributes.technology),
    supplyVolts: numberOf(attributes, ['voltage'], fallback.supplyVolts),
    cycleNs: seconds * 1e9,
  };
}

function nodeOf(technology: unknown): number {
  const nm = parseNode(technology);
  if (Number.isNaN(nm)) throw new RangeError(`technology ${String(technology)} is none between 7nm and 130nm`);
  return nm;
}
