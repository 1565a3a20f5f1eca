import type { Constraints } from '../constraints.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import type { Sections } from '../source/sections.ts';
import { checkKeepConstraints } from './check-keeps.ts';
import { constraintList, isNamedList } from './constraint-list.ts';
import { finishConstraints } from './finish-constraints.ts';
import type { HardwareNode, HardwareTree } from './hardware-node.ts';
import type { LevelContext } from './level-context.ts';
import { emptyDraft, type LevelDraft, saysNothing } from './level-draft.ts';
import type { EntryType, LevelTargets } from './level-targets.ts';
import { maximizeDimensions } from './maximize-dimensions.ts';
import { resolveBranches } from './parallel-branches.ts';
import type { ArchitectureReading } from './read-architecture.ts';
import { readImperfect } from './read-imperfect.ts';
import { ENTRY_KEYS, readLevelEntry } from './read-level-entry.ts';

/** Names of entry types, with Timeloop's older ones. */
export const ENTRY_TYPES: ReadonlyMap<string, EntryType> = new Map([
  ['temporal', 'temporal'],
  ['spatial', 'spatial'],
  ['dataspace', 'dataspace'],
  ['datatype', 'dataspace'],
  ['bypass', 'dataspace'],
  ['bypassing', 'dataspace'],
]);

export const UTILIZATION = ['utilization', 'parallelism'];
export const OVERBOOKING = 'max_overbooked_proportion';

/** Of `constraints` on a node. */
export const NODE_CONSTRAINT_KEYS = ['spatial', 'temporal', 'dataspace', 'utilization', OVERBOOKING];

export const CONSTRAINTS_KEYS = ['version', 'targets', 'constraints'];
export const MAPSPACE_KEYS = ['version', 'template', 'imperfect', 'targets', 'constraints'];

/**
 * Constraints from the nodes of the architecture, from `constraints` and from `mapspace`.
 *
 * @param mapping entries of the mapping, where there is one: they too say in which branch a dataspace is kept
 */
export function readConstraints(
  sections: Sections,
  tree: HardwareTree,
  reading: ArchitectureReading,
  targets: LevelTargets,
  mapping: readonly LevelDraft[] | undefined,
  context: LevelContext,
): Constraints {
  const drafts = reading.placed.map(({ level }) => emptyDraft(level));
  // A container has no level for a dataspace entry, but inside !Parallel its keep list claims dataspaces.
  const claims = new Map<string, LevelDraft>();
  const collector = new Collector(drafts, targets, claims, context);
  for (const node of tree.nodes) if (node.constraints) collector.node(node);
  for (const name of ['constraints', 'mapspace'] as const) {
    const section = sections.get(name);
    if (section) collector.section(section, name);
  }
  const mayBeImperfect = readImperfect(sections.get('mapspace'), drafts, context);
  resolveBranches(tree, reading, drafts, mapping, claims, context);
  maximizeDimensions(drafts, mayBeImperfect, context);
  const { minParallelism, minParallelismLocation: at } = collector;
  const constraints = {
    ...finishConstraints(drafts, mayBeImperfect, context),
    ...(minParallelism ? { minParallelism, ...(at && { minParallelismLocation: at }) } : {}),
  };
  // A mapping need not obey the constraints: they are for searches.
  if (!mapping) checkKeepConstraints(drafts, constraints, context);
  return constraints;
}

class Collector {
  minParallelism = 0;
  minParallelismLocation: SourceLocation | undefined;
  readonly #drafts: readonly LevelDraft[];
  readonly #targets: LevelTargets;
  readonly #claims: Map<string, LevelDraft>;
  readonly #context: LevelContext;

  constructor(
    drafts: readonly LevelDraft[],
    targets: LevelTargets,
    claims: Map<string, LevelDraft>,
    context: LevelContext,
  ) {
    this.#drafts = drafts;
    this.#targets = targets;
    this.#claims = claims;
    this.#context = context;
  }

  /** `constraints:` of a node: one map per type. */
  node(node: HardwareNode): void {
    const { reader } = this.#context;
    const group = node.constraints!.value;
    if (isNothing(group)) return;
    const map = reader.closedMap(group, `constraints of ${node.name}`, NODE_CONSTRAINT_KEYS);
    for (const [key, entry] of map?.entries ?? []) {
      if (isNothing(entry.value)) continue;
      const type = ENTRY_TYPES.get(key);
      if (!type) {
        if (UTILIZATION.includes(key)) this.#utilization(key, entry.value);
        else if (key === OVERBOOKING)
          this.#overbooking(entry.value, targetOf(node), withAttributes(this.#context, node));
        continue;
      }
      const body = reader.closedMap(entry.value, `${key} constraints of ${node.name}`, ENTRY_KEYS[type]);
      if (body) this.#entry(body, type, targetOf(node), withAttributes(this.#context, node));
    }
  }

  /** `{version, targets: [...]}`, or the list itself. `mapspace` may hold a template and no targets, or pick one of several lists. */
  section({ value }: LocatedEntry, name: string): void {
    const { reader } = this.#context;
    if (isNothing(value)) return;
    let list = value;
    if (value.kind === 'map') {
      const named = [...value.entries.keys()].filter(isNamedList);
      const map = reader.closed(value, name, [...(name === 'mapspace' ? MAPSPACE_KEYS : CONSTRAINTS_KEYS), ...named]);
      reader.version(map, name);
      const targets = this.#list(map, name);
      if (!targets || isNothing(targets.value)) return;
      list = targets.value;
    }
    for (const item of reader.list(list, `targets of ${name}`)?.items ?? []) {
      for (const entry of olderEntries(item)) this.#target(entry);
    }
  }

  /** The list that is in use; of the others it is said that they are not. */
  #list(map: LocatedMap, section: string): LocatedEntry | undefined {
    const { log } = this.#context.reader;
    const used = constraintList(map);
    if (used && !used.entry) log.add(problems.missingKey(map.location, used.key, section, `add ${used.key}: [...]`));
    for (const [key, { keyLocation }] of map.entries) {
      if (key === used?.key || !(key === 'targets' || isNamedList(key))) continue;
      const why = used ? `${used.key} is in use` : `write constraints: ${key.slice('constraints_'.length)} to use it`;
      log.add(problems.noEffect(keyLocation, `${key} of ${section}`, why));
    }
    return used?.entry;
  }

  #target(item: Located): void {
    const { reader } = this.#context;
    const map = reader.map(item, 'a constraint');
    const typeEntry = map && reader.required(map, 'type', 'a constraint', 'add type: temporal, spatial or dataspace');
    const typeName = typeEntry && reader.text(typeEntry.value, 'type');
    if (!map || typeName === undefined) return;
    const type = ENTRY_TYPES.get(typeName);
    if (!type) {
      if (UTILIZATION.includes(typeName)) this.#utilization(typeName, map);
      else if (typeName === OVERBOOKING) {
        const target = map.entries.get('target') ?? reader.required(map, 'target', 'a constraint');
        if (target) this.#overbooking(map, target.value);
      } else {
        const known = [...ENTRY_TYPES.keys(), ...UTILIZATION, OVERBOOKING];
        reader.log.add(problems.unknownType(typeEntry!.value.location, typeName, known));
      }
      return;
    }
    const keys = [...ENTRY_KEYS[type], ...keysWithoutValue(map), ...(map.entries.has('target') ? [] : ['name'])];
    const body = reader.closed(map, `a ${typeName} constraint`, keys);
    const target =
      body.entries.get('target') ?? body.entries.get('name') ?? reader.required(map, 'target', 'a constraint');
    if (target) this.#entry(body, type, target.value);
  }

  #entry(map: LocatedMap, type: EntryType, targetNode: Located, context = this.#context): void {
    const { reader } = context;
    const target = this.#targets.find(targetNode, type, reader);
    if (!target) return;
    if (target.kind === 'level') {
      readLevelEntry(map, type, this.#drafts[target.level]!, context);
      return;
    }
    const ignored = emptyDraft({ ...this.#drafts[0]!.level, name: target.name });
    readLevelEntry(map, type, ignored, context);
    if (type === 'dataspace') this.#claims.set(target.name, ignored);
    // Designs with meshX: 1 keep the constraints of their larger versions.
    else if (!saysNothing(ignored)) {
      reader.log.add(problems.noEffect(map.location, `the ${type} constraint of ${target.name}`, target.why));
    }
  }

  /** The least share of compute units holds for the whole array. */
  #utilization(type: string, node: Located): void {
    const { reader, scope } = this.#context;
    const value = reader.closedMap(node, type, ['type', 'target', 'min'])?.entries.get('min')?.value;
    const share = value && reader.number(value, `min of ${type}`, scope);
    if (!share || share <= this.minParallelism) return;
    this.minParallelism = share;
    this.minParallelismLocation = value.location;
  }

  /** The share of its tiles that a memory need not have room for. */
  #overbooking(node: Located, targetNode: Located, { reader, scope } = this.#context): void {
    const map = reader.closedMap(node, OVERBOOKING, ['type', 'target', 'proportion']);
    const value = map && reader.required(map, 'proportion', OVERBOOKING, 'add proportion: 0.1')?.value;
    const share = value && reader.number(value, `proportion of ${OVERBOOKING}`, scope);
    const target = this.#targets.find(targetNode, 'dataspace', reader);
    if (share === undefined || !target) return;
    if (share < 0 || share > 1) {
      const hint = 'write a share, as 0.1';
      reader.log.add(
        problems.outOfRange(value!.location, `proportion of ${OVERBOOKING}`, `${share}`, 'a number from 0 to 1', hint),
      );
      return;
    }
    const draft = target.kind === 'level' ? this.#drafts[target.level]! : undefined;
    if (draft?.level.kind === 'memory' && draft.level.sparse?.overbooks) draft.mostOverbooked ??= share;
    else if (share > 0) {
      const why = target.kind === 'idle' ? target.why : 'it does not have allow_overbooking: true';
      const name = target.kind === 'idle' ? target.name : draft!.level.name;
      reader.log.add(problems.noEffect(value!.location, `${OVERBOOKING} of ${name}`, why));
    }
  }
}

/** Keys of other types that say nothing: `permutation:` that is left where the lines around it became comments. */
function keysWithoutValue({ entries }: LocatedMap): string[] {
  const known = new Set(Object.values(ENTRY_KEYS).flat());
  return [...entries].filter(([key, { value }]) => known.has(key) && isNothing(value)).map(([key]) => key);
}

/**
 * Older files list the constraints of one target under it, and put their settings under `attributes`:
 * `{name: DRAM, constraints: [{type: temporal, attributes: {factors: ...}}]}`.
 */
export function olderEntries(item: Located): Located[] {
  if (item.kind !== 'map') return [item];
  const nested = item.entries.get('constraints')?.value;
  const { constraints: _, ...common } = Object.fromEntries(item.entries);
  const entries = nested?.kind === 'list' ? nested.items : [item];
  return entries.map((entry) => {
    if (entry.kind !== 'map') return entry;
    const settings = entry.entries.get('attributes')?.value;
    const { attributes: __, ...own } = Object.fromEntries(entry.entries);
    const inner = settings?.kind === 'map' ? Object.fromEntries(settings.entries) : {};
    return { ...entry, entries: new Map(Object.entries({ ...(entry === item ? {} : common), ...own, ...inner })) };
  });
}

/** The node's own name, as a place to point to. */
function targetOf({ name, location }: HardwareNode): Located {
  return { kind: 'scalar', value: name, text: name, quoted: false, location };
}

/** Expressions of a node's own constraints see its attributes. */
function withAttributes(context: LevelContext, { attributes }: HardwareNode): LevelContext {
  return { ...context, scope: { ...context.scope, ...attributes, attributes } };
}
