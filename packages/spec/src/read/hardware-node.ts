import type { AttributeValue } from '../architecture.ts';
import type { SourceLocation } from '../location.ts';
import type { LocatedEntry } from '../source/located.ts';
import type { SparseOptimizations } from './sparse/read-sparse-optimizations.ts';

/** A part of the file's hardware, with attributes evaluated; what the levels are made of. */
export interface HardwareNode {
  /** 'nothing' stands for no hardware, but may claim dataspaces in a `!Parallel` node. */
  readonly kind: 'container' | 'component' | 'nothing';
  readonly name: string;
  readonly location: SourceLocation;
  /** Copies that it makes of itself and all below. */
  readonly spreadX: number;
  readonly spreadY: number;
  /** In force here, inherited from containers or own. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** In force for what follows: a component hands down nothing of its own. */
  readonly handedDown: Readonly<Record<string, AttributeValue>>;
  /** Those of the network below, where they are not `attributes`. */
  readonly networkAttributes?: Readonly<Record<string, AttributeValue>>;
  readonly attributeLocations: ReadonlyMap<string, SourceLocation>;
  readonly constraints?: LocatedEntry;
  /** Components only. */
  readonly componentClass: string;
  readonly subclass?: string;
  readonly energyScale: number;
  readonly areaScale: number;
  readonly requiredActions: readonly string[];
  readonly sparse?: SparseOptimizations;
}

/** A part as expressions see it: `buffer.attributes["depth"]`, `PE.spatial.meshX`. */
export function asValue({
  name,
  attributes,
  spreadX,
  spreadY,
}: Pick<HardwareNode, 'name' | 'attributes' | 'spreadX' | 'spreadY'>): AttributeValue {
  return { name, attributes, spatial: { meshX: spreadX, meshY: spreadY } };
}

/** A `!Parallel` node: each dataspace goes through one of its branches. */
export interface ParallelGroup {
  readonly location: SourceLocation;
  /** Nodes of each branch, those of nested groups included. */
  readonly branches: readonly (readonly HardwareNode[])[];
}

/** The architecture as the file lists it, outermost first, branches end to end. */
export interface HardwareTree {
  /** Of the outermost container. */
  readonly name: string;
  /** In the older forms the fan-out inside a memory goes by the memory's name. */
  readonly form: 'nodes' | 'older';
  readonly nodes: readonly HardwareNode[];
  readonly groups: readonly ParallelGroup[];
  /**
   * The `variables` section. Expressions and cost plugins see them as attributes of every part; the model does not, as
   * Timeloop does not: a variable named `depth` must not bound the memories that have none.
   */
  readonly variables: Readonly<Record<string, AttributeValue>>;
}
