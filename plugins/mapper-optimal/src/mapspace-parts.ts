import { Mapspace } from '@loopwright/core';

/** A part of an imperfect mapspace: where factors have to divide everywhere, or but at fan-outs; or all of it. */
export type PartName = 'perfect' | 'spatial' | 'all';

export interface MapspacePart {
  readonly name: PartName;
  readonly mapspace: Mapspace;
}

/** The parts of a mapspace, each within the next one: what is best of one is a start in the next. The last one is all of it. */
export function partsOf(mapspace: Mapspace): MapspacePart[] {
  const all: MapspacePart = { name: 'all', mapspace };
  const rules = mapspace.constraints.levels.map(({ factors }) => factors.some(({ remainder }) => remainder === true));
  if (!rules.includes(true)) return [all];
  const kinds = mapspace.architecture.levels.map(({ kind }) => kind);
  const isIn = (kind: 'fanout' | 'memory') => rules.some((isImperfect, level) => isImperfect && kinds[level] === kind);
  const parts = [{ name: 'perfect' as const, mapspace: restrict(mapspace, () => false) }];
  return isIn('fanout') && isIn('memory')
    ? [...parts, { name: 'spatial', mapspace: restrict(mapspace, (level) => kinds[level] === 'fanout') }, all]
    : [...parts, all];
}

/** The mappings whose factors divide, but at the levels given. */
function restrict({ problem, architecture, constraints }: Mapspace, keeps: (level: number) => boolean): Mapspace {
  const levels = constraints.levels.map((rules, level) => {
    if (keeps(level)) return rules;
    return { ...rules, factors: rules.factors.map((factor) => ({ ...factor, remainder: false })) };
  });
  return new Mapspace(problem, architecture, { ...constraints, levels });
}
