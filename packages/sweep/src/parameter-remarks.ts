import type { SweepPointJson } from '@loopwright/results';
import type { StudyPoints } from './point/study-points.ts';
import { type LoadedStudy, setsSomething } from './study/study.ts';

/** What users should know of parameters before they read the figures of a study, by parameter. */
export function parameterRemarks(
  study: LoadedStudy,
  points: StudyPoints,
  ended: readonly SweepPointJson[],
): ReadonlyMap<string, string> {
  const remarks = new Map<string, string>();
  const { parameters, derived } = study.space;
  for (const { name } of [...parameters, ...derived]) {
    const remark = tabled(name, points) ?? withoutEffect(name, study, ended);
    if (remark !== undefined) remarks.set(name, remark);
  }
  return remarks;
}

/** A size that should change what components cost, and cannot: their figures come from a table. */
function tabled(name: string, { prepared }: StudyPoints): string | undefined {
  const names = new Set<string>();
  for (const { overrides, costs } of prepared.values()) {
    const own = overrides.filter(({ part, attribute, isForCosts }) => isForCosts && `${part}.${attribute}` === name);
    const reached = own.flatMap(({ reaches }) => reaches);
    for (const { asked, claim } of costs)
      if (claim.table && reached.includes(asked.component.name)) names.add(asked.component.name);
  }
  if (names.size === 0) return undefined;
  return `changes no energy and no area of ${[...names].join(', ')}: they come from a table; have them estimated by --plugin energy-estimator`;
}

/** One that makes no difference between points that differ in nothing else. */
function withoutEffect(
  name: string,
  { space, objectives }: LoadedStudy,
  ended: readonly SweepPointJson[],
): string | undefined {
  const axis = space.parameters.find((parameter) => parameter.name === name);
  if (!axis || axis.values.length < 2) return undefined;
  if (!setsSomething([name, '']) && !isUsed(name, space)) {
    return 'nothing goes by it: name PART.ATTRIBUTE to set one, or use it under derive or where';
  }
  const groups = new Map<string, SweepPointJson[]>();
  for (const point of ended.filter(({ state }) => state === 'done')) {
    const others = space.parameters
      .filter((parameter) => parameter !== axis)
      .map((each) => point.parameters[each.name]);
    const key = JSON.stringify(others);
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  const compared = [...groups.values()].filter(({ length }) => length > 1);
  const figures = ({ areaUm2, totals }: SweepPointJson) =>
    JSON.stringify([areaUm2, ...objectives.map((objective) => totals![objective])]);
  const isVain = compared.length > 0 && compared.every((group) => new Set(group.map(figures)).size === 1);
  return isVain ? 'changes nothing: points that differ in it alone cost the same' : undefined;
}

function isUsed(name: string, { derived, where }: LoadedStudy['space']): boolean {
  const texts = [...derived.map(({ expression }) => expression), ...where];
  return name === 'design' || texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
}
