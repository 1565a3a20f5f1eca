import type { PerAccess } from '@loopwright/core';
import type { CycleLimit, ZeroSaving } from '@loopwright/core/engine';
import type { Fact, NestLoop } from '@loopwright/report';

/**
 * One mapping and what it costs, as plain data: what the components draw. It survives JSON and `postMessage`; what is
 * unlimited is null. Levels are outermost first.
 */
export interface MappingView {
  readonly architecture: string;
  readonly problem: string;
  readonly dimensions: readonly { readonly name: string; readonly bound: number }[];
  /** Dataspaces in the order of the problem, which is also that of their colours. */
  readonly tensors: readonly string[];
  readonly levels: readonly LevelView[];
  readonly compute: ComputeView;
  /** Null where the mapping does not fit. */
  readonly cost: CostView | null;
  /** The level that refuses the mapping, and why in a sentence; null where it fits. */
  readonly rejection: { readonly level: string; readonly text: string } | null;
}

export type LevelView = MemoryView | FanoutView;

export interface MemoryView {
  readonly kind: 'memory';
  readonly name: string;
  readonly instances: number;
  readonly usedInstances: number;
  /** Words of one instance. */
  readonly capacityWords: number | null;
  /** Temporal loops of bounds above 1, outermost first. */
  readonly loops: readonly NestLoop[];
  readonly tiles: readonly TileView[];
  /** Tensors that it does not keep. */
  readonly bypassed: readonly string[];
}

export interface FanoutView {
  readonly kind: 'fanout';
  readonly name: string;
  /** Of one instance: children along X and Y, and those that the mapping uses. */
  readonly fanoutX: number;
  readonly fanoutY: number;
  readonly usedX: number;
  readonly usedY: number;
  /** Spatial loops of bounds above 1, outermost first: those along Y are outside those along X. */
  readonly loops: readonly NestLoop[];
}

/** A tensor that a memory keeps. */
export interface TileView {
  readonly tensor: string;
  /** What one instance holds; null where the mapping does not fit. */
  readonly words: number | null;
}

export interface ComputeView {
  readonly name: string;
  readonly instances: number;
  readonly usedInstances: number;
}

/** What a mapping costs. */
export interface CostView {
  readonly cycles: number;
  readonly energyPj: number;
  readonly edp: number;
  readonly utilization: number;
  readonly facts: readonly Fact[];
  /** What to know before one relies on the figures, a sentence each. */
  readonly remarks: readonly string[];
  readonly energy: readonly EnergyView[];
  readonly accesses: readonly AccessView[];
  /** What became of every action, outermost first; empty where the design does nothing about zeros. */
  readonly zeros: readonly ZeroSaving[];
  /** What asks for cycles, most first. */
  readonly limits: readonly CycleLimit[];
  /** Cycles beyond the first limit. */
  readonly addedCycles: number;
  /** Plugins that changed the cycles. */
  readonly cyclesSetBy: readonly string[];
  readonly roofline: RooflineView;
}

/** Energy of all instances. */
export interface EnergyView {
  /** Level, `Networks`, or `Plugin NAME`. */
  readonly level: string;
  /** A tensor, `leakage`, `computes` or `plugin`. */
  readonly part: string;
  readonly energyPj: number;
}

/** Accesses of a tensor at a memory, words of all instances in use. */
export interface AccessView extends PerAccess<number> {
  readonly level: string;
  readonly tensor: string;
}

export interface RooflineView {
  /** Computes per cycle where all units compute. */
  readonly peak: number;
  /** Computes per cycle that the mapping reaches. */
  readonly reached: number;
  readonly ports: readonly PortView[];
}

/** One way in or out of a memory, seen by the roofline model (Williams et al., CACM 2009); words are those of all instances. */
export interface PortView {
  readonly level: string;
  readonly port: 'read' | 'write' | 'shared';
  /** Computes per word that passes it, words weighted as the bandwidth counts them. */
  readonly computesPerWord: number;
  /** Null where it is unlimited. */
  readonly wordsPerCycle: number | null;
}
