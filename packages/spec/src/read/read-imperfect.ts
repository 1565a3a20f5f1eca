import { nearestName } from '../diagnostics/nearest-name.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry } from '../source/located.ts';
import { findDimension, type LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';

export const MAPSPACE_TEMPLATES = ['uber', 'ruby'];
/** Words for groups of levels that may have imperfect factors. */
export const IMPERFECT_LEVELS = ['all', 'spatial', 'temporal'];

/** Whether a factor need not divide what is left to its level. */
export type MayBeImperfect = (draft: LevelDraft, dimension: number) => boolean;

/**
 * Where a search may try imperfect factors. Timeloop's `ruby` mapspace does so everywhere, its default nowhere. `imperfect`
 * beside it is more exact: `all`, `spatial`, `temporal`, a list of dimensions, or a map of levels to `all` or such a list.
 */
export function readImperfect(section: LocatedEntry | undefined, drafts: readonly LevelDraft[], context: LevelContext) {
  const entries = section?.value.kind === 'map' ? section.value.entries : undefined;
  const isRuby = usesRuby(entries?.get('template')?.value, context);
  const given = entries?.get('imperfect')?.value;
  if (!given || isNothing(given)) return (): boolean => isRuby;
  return given.kind === 'map' ? byLevel(given.entries, drafts, context) : anywhere(given, context);
}

function usesRuby(template: Located | undefined, { reader }: LevelContext): boolean {
  if (!template) return false;
  const name = reader.text(template, 'template');
  if (name !== undefined && !MAPSPACE_TEMPLATES.includes(name)) {
    reader.log.add(problems.unknownType(template.location, name, MAPSPACE_TEMPLATES));
  }
  return name === 'ruby';
}

function anywhere(node: Located, context: LevelContext): MayBeImperfect {
  if (node.kind !== 'scalar' || !IMPERFECT_LEVELS.includes(node.text)) {
    if (isSlip(node, context)) return () => false;
    const dimensions = dimensionsOf(node, context);
    return (_, dimension) => dimensions.has(dimension);
  }
  const kinds = { all: undefined, spatial: 'fanout', temporal: 'memory' }[node.text];
  return ({ level }) => kinds === undefined || level.kind === kinds;
}

/** A word by itself that is no dimension may have been to be one for levels. */
function isSlip(node: Located, { problem, names, reader }: LevelContext): boolean {
  if (node.kind !== 'scalar') return false;
  const word = node.text.trim();
  const dimensions = problem.dimensions.map(({ name }) => name);
  if (dimensions.includes(names?.get(word) ?? word) || nearestName(word, IMPERFECT_LEVELS) === undefined) return false;
  reader.log.add(problems.noImperfect(node.location, word, IMPERFECT_LEVELS, dimensions));
  return true;
}

function byLevel(
  entries: ReadonlyMap<string, LocatedEntry>,
  drafts: readonly LevelDraft[],
  context: LevelContext,
): MayBeImperfect {
  const names = drafts.map(({ level }) => level.name).reverse();
  const levels = new Map<string, MayBeImperfect>();
  for (const [name, { keyLocation, value }] of entries) {
    if (names.includes(name)) levels.set(name, anywhere(value, context));
    else context.reader.log.add(problems.unknownTarget(keyLocation, name, names));
  }
  return (draft, dimension) => levels.get(draft.level.name)?.(draft, dimension) ?? false;
}

function dimensionsOf(node: Located, context: LevelContext): Set<number> {
  const names = context.reader.names(node, 'imperfect');
  return new Set(names.flatMap(({ name, node: at }) => findDimension(name, at.location, context) ?? []));
}
