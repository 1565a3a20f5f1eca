import type { Architecture, AttributeValue } from './architecture.ts';
import type { Constraints, ReuseRules } from './constraints.ts';
import type { Mapping } from './mapping.ts';
import type { Problem } from './problem.ts';

/** What the input files say of the hardware, whatever runs on it, checked and frozen. */
export interface Design {
  readonly architecture: Architecture;
  readonly energyTables: readonly EnergyTable[];
  readonly areaTables: readonly AreaTable[];
  readonly compoundClasses: readonly CompoundClass[];
  /** Search settings of the `mapper` section. */
  readonly mapper: Readonly<Record<string, unknown>>;
}

/** A design with a problem bound to it: everything the input files say, checked against each other and frozen. */
export interface Specification extends Design {
  readonly problem: Problem;
  readonly constraints: Constraints;
  /** With the reuse it forbids, where the files hold a mapping. */
  readonly mapping?: { readonly mapping: Mapping; readonly reuse: ReuseRules };
}

/** One component of an ERT or a CSV table: energy of each action, the largest over its argument sets, in pJ. */
export interface EnergyTable {
  /** Name of the component without its path and instance range. */
  readonly component: string;
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of actions that come with arguments: each set as the table has it, in its order. */
  readonly argumentSets?: Readonly<Record<string, readonly ArgumentSet[]>>;
  /** Plug-ins of Accelergy that its figures come from, as the summary of an ERT has them. */
  readonly estimators?: readonly string[];
  /** Where it is not just the ERT: the file that it stands in, or whose ERT it is. */
  readonly source?: string;
}

export interface ArgumentSet {
  readonly arguments: Readonly<Record<string, AttributeValue>>;
  readonly energyPj: number;
}

/** One component of an ART or a CSV table: area of one instance. */
export interface AreaTable {
  readonly component: string;
  readonly areaUm2: number;
  /** File that it stands in, where that is no ART. */
  readonly source?: string;
}

/** A compound component class (Accelergy, ICCAD 2019): attributes, subcomponents, actions made of theirs; expressions as text. */
export interface CompoundClass {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly subcomponents: readonly Readonly<Record<string, unknown>>[];
  readonly actions: readonly Readonly<Record<string, unknown>>[];
}
