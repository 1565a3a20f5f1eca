import {
  accessBits,
  type CompoundClass,
  type CostedComponent,
  hasSparseFeatures,
  type Memory,
  sizeBits,
} from '@loopwright/core';
import type { CompoundScope } from './compound/compound-scope.ts';
import { estimateCompound } from './compound/estimate-compound.ts';
import { type Estimate, numberOf, type PartRequest, type Technology } from './estimate.ts';
import { estimatePrimitive, needsSize } from './primitives/index.ts';
import { readNode } from './technology.ts';
import { metadataDepth, withZeroEnergies } from './zero-energies.ts';

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

  /** Throws a RangeError where the class is not known, a memory on the chip has no size, or arithmetic cannot be computed. */
  estimate(asked: CostedComponent): Estimate {
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
    if (depth === Infinity && needsSize(request.partClass)) {
      throw new RangeError(`finds no size of a ${request.partClass}: give it a depth, or call it DRAM`);
    }
    const estimate = this.#estimate(request, {}, 0);
    return hasSparseFeatures({ levels: [asked.component], compute: {} })
      ? withZeroEnergies(estimate, this.#metadata(asked.component, request, depth, estimate))
      : estimate;
  }

  /** Of the memory that holds the metadata of another one; undefined where there are none, or the other knows what they cost. */
  #metadata(memory: Memory, request: PartRequest, depth: number, known: Estimate): Estimate | undefined {
    const { formats, metadata } = memory.sparse!;
    if (formats.length === 0 || metadata.widthBits === 0 || known.energyPj.metadata_read !== undefined)
      return undefined;
    const rows = metadataDepth(memory, depth);
    const attributes = { ...request.attributes, width: metadata.widthBits, ...(rows < Infinity && { depth: rows }) };
    const partClass = this.#classes.has(request.partClass) ? 'SRAM' : request.partClass;
    return this.#estimate({ ...request, partClass, attributes }, {}, 0);
  }

  #estimate(request: PartRequest, given: CompoundScope, nested: number): Estimate {
    const { partClass, attributes } = request;
    const technology = technologyOf(attributes, this.#fallback);
    const local = { ...request, technology };
    const compound = this.#classes.get(partClass);
    if (!compound) return estimatePrimitive(local);
    if (nested >= MOST_NESTED) throw new RangeError(`finds that class ${partClass} holds itself`);
    return estimateCompound(compound, local, given, (part, values) => this.#estimate(part, values, nested + 1));
  }
}

function technologyOf(attributes: PartRequest['attributes'], fallback: Technology): Technology {
  const { nodeNm, remarks } = readNode(attributes.technology, fallback.nodeNm);
  const cycleNs = numberOf(attributes, ['global_cycle_seconds'], 0) * 1e9 || fallback.cycleNs;
  const given = attributes.global_cycle_seconds;
  const hasNoCycle = given !== undefined && !(typeof given === 'number' && given > 0);
  const assumed = `global_cycle_seconds ${String(given)} is no time: a cycle of ${cycleNs} ns is assumed`;
  return {
    nodeNm,
    supplyVolts: numberOf(attributes, ['voltage'], fallback.supplyVolts),
    cycleNs,
    remarks: [...remarks, ...(hasNoCycle ? [assumed] : [])],
  };
}
