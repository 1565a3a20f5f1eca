import type { Constraints } from '../constraints.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import type { Mapping } from '../mapping.ts';
import type { LevelContext } from './level-context.ts';
import type { LevelDraft } from './level-draft.ts';

/** Constraints that leave a dataspace no memory, or a memory no room for what it must keep: no mapping obeys them. */
export function checkKeepConstraints(
  drafts: readonly LevelDraft[],
  { levels }: Constraints,
  context: LevelContext,
): void {
  const { problem, reader } = context;
  for (const [dataspace, { name }] of problem.dataspaces.entries()) {
    if (levels.some(({ keep }) => keep[dataspace] !== 'bypass')) continue;
    const place = drafts.flatMap(({ keep }) => keep.get(dataspace)?.location ?? []).at(-1);
    reader.log.add(problems.keptNowhere(place, name, 'constraints'));
  }
  for (const [index, { level, keep, location }] of drafts.entries()) {
    if (level.kind === 'fanout') continue;
    const kept = problem.dataspaces.filter((_, dataspace) => levels[index]!.keep[dataspace] === 'keep');
    if (kept.length <= level.capacityWords) continue;
    const place = [...keep.values()].find(({ value }) => value === 'keep')?.location ?? location ?? level.location;
    reader.log.add(
      problems.memoryTooSmall(
        place,
        level.name,
        level.capacityWords,
        kept.map(({ name }) => name),
      ),
    );
  }
}

/** A mapping that keeps a dataspace nowhere. */
export function checkMappingKeeps(
  { levels }: Mapping,
  drafts: readonly LevelDraft[],
  place: SourceLocation,
  { problem, reader }: LevelContext,
): void {
  for (const [dataspace, { name }] of problem.dataspaces.entries()) {
    if (levels.some(({ keeps }) => keeps[dataspace])) continue;
    const outermost = drafts.flatMap(({ keep }) => keep.get(dataspace)?.location ?? []).at(-1);
    reader.log.add(problems.keptNowhere(outermost ?? place, name, 'the mapping'));
  }
}
