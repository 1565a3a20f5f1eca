import { NODE_CONSTRAINT_KEYS, OVERBOOKING } from '../read/read-constraints.ts';
import {
  ARCHITECTURE_KEYS,
  BRANCH_KEYS,
  COMPONENT_KEYS,
  CONTAINER_KEYS,
  NOTHING_KEYS,
  SPATIAL_KEYS,
} from '../read/read-hardware-tree.ts';
import { LOCAL_KEYS, SUBTREE_KEYS } from '../read/read-subtree.ts';
import {
  closed,
  described,
  type JsonSchema,
  list,
  name,
  names,
  nested,
  number,
  orNothing,
  ref,
  truth,
  version,
} from './json-schema.ts';

/** Definitions of the architecture's parts, by name. */
export function hardwareDefinitions(): Record<string, JsonSchema> {
  return {
    architecture: closed(ARCHITECTURE_KEYS, {
      version,
      nodes: described('Parts of the hardware, outermost first.', ref('nodes')),
      subtree: described('The older tree form of 0.2 and 0.3.', orNothing(list(ref('subtree')))),
      arithmetic: described("Compute units, in Timeloop's first form.", ref('attributes')),
      storage: described("Memories, innermost first, in Timeloop's first form.", list(ref('attributes'))),
    }),
    nodes: nested({ anyOf: [ref('node'), { type: 'null' }, { const: '' }] }),
    // JSON Schema sees no tags: one map for !Component, !Container, !Parallel and the others.
    node: nodeSchema(),
    spatial: closed(SPATIAL_KEYS, {
      meshX: described('Copies along X.', number),
      meshY: described('Copies along Y.', number),
    }),
    subtree: closed(
      SUBTREE_KEYS,
      { ...parts(), local: orNothing(list(ref('local'))), subtree: orNothing(list(ref('subtree'))) },
      ['name'],
    ),
    local: closed(LOCAL_KEYS, { ...parts(), ...componentValues() }, ['name', 'class']),
    nodeConstraints: closed(NODE_CONSTRAINT_KEYS, {
      spatial: orNothing(ref('spatialEntry')),
      temporal: orNothing(ref('temporalEntry')),
      dataspace: orNothing(ref('dataspaceEntry')),
      utilization: orNothing({ type: 'object' }),
      [OVERBOOKING]: orNothing({ type: 'object' }),
    }),
  };
}

function nodeSchema(): JsonSchema {
  const keys = [...new Set([...COMPONENT_KEYS, ...CONTAINER_KEYS, ...BRANCH_KEYS, ...NOTHING_KEYS])];
  return closed(keys, {
    ...parts(),
    ...componentValues(),
    spatial: described('Makes copies of the part and of all below it.', orNothing(ref('spatial'))),
    constraints: described('What mappings may do at this part.', orNothing(ref('nodeConstraints'))),
    sparse_optimizations: described('What it does about zeros.', {
      anyOf: [ref('sparseOptimizations'), { type: 'array', maxItems: 0 }, { type: 'null' }],
    }),
    nodes: described('Parts of a !Parallel, !Hierarchical or !Pipelined node.', ref('nodes')),
  });
}

function parts(): Record<string, JsonSchema> {
  return {
    name,
    attributes: described('Inherited by what lies inside; values may be arithmetic.', orNothing(ref('attributes'))),
    enabled: described('False leaves the part out.', truth),
  };
}

function componentValues(): Record<string, JsonSchema> {
  return {
    class: described(
      'DRAM, SRAM, regfile, smartbuffer..., storage; intmac, fpmac, compute; or a compound class.',
      name,
    ),
    subclass: name,
    energy_scale: described('Factor on its energies.', number),
    area_scale: described('Factor on its area.', number),
    required_actions: described('Actions that must have an energy.', names),
  };
}
