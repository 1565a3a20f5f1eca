import type { CompoundClass } from '@loopwright/core';
import { energyOfAction } from '../action-names.ts';
import type { Estimate, PartRequest } from '../estimate.ts';
import { type CompoundAction, type CompoundPart, type CompoundStep, partsOf } from './compound-class.ts';
import { type CompoundScope, evaluateIn, numberIn, scopeOf } from './compound-scope.ts';
import { parsePartName } from './part-name.ts';

/** Estimates a subcomponent, which may be a compound itself. Throws a RangeError where its class is not known. */
export type EstimatePart = (request: PartRequest, actionArguments: CompoundScope) => Estimate;

/** A subcomponent, with a function for its figures, as they may depend on the arguments of an action. */
interface Part {
  readonly count: number;
  readonly areaScale: number;
  readonly energyScale: number;
  estimate(actionArguments: CompoundScope): Estimate;
}

/** What subcomponents inherit beside the attributes that they are given: where they are built. */
const INHERITED = ['technology', 'global_cycle_seconds', 'voltage'];

/**
 * A component put together from others, as Accelergy does (Wu, Emer, Sze, ICCAD 2019): its area is the sum of theirs, and
 * each of its actions a list of theirs. Attributes named `area_scale` and `energy_scale` scale the whole, beside the scales of
 * its parts.
 *
 * @throws RangeError where a subcomponent is not known, or the arithmetic of the class cannot be computed
 */
export function estimateCompound(
  definition: CompoundClass,
  request: PartRequest,
  given: CompoundScope,
  estimatePart: EstimatePart,
): Estimate {
  const { scope, remarks } = scopeOf(definition, request);
  const { parts, actions } = partsOf(definition);
  const byName = new Map(
    parts.flatMap((part) => {
      const { name, count } = parsePartName(part.name, scope);
      return isEnabled(part, scope) ? [[name, makePart(part, count, scope, request, estimatePart)]] : [];
    }),
  );
  const known = [...byName.values()].map((part) => part.estimate({}));
  const areas = [...byName.values()].map((part, index) => part.count * part.areaScale * known[index].areaUm2);
  const ownScale = (key: string) => (typeof scope[key] === 'number' ? scope[key] : 1);
  const energyOf = (action: CompoundAction) => actionPj(definition, action, byName, scope, given);
  return {
    energyPj: Object.fromEntries(actions.map((action) => [action.name, energyOf(action) * ownScale('energy_scale')])),
    areaUm2: areas.reduce((sum, area) => sum + area, 0) * ownScale('area_scale'),
    sources:
      known.length > 0 ? unique(known.flatMap(({ sources }) => sources)) : [`no part of class ${definition.name}`],
    accuracy: unique(known.flatMap(({ accuracy }) => accuracy)),
    remarks: unique([...remarks, ...known.flatMap((estimate) => estimate.remarks)]),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function isEnabled({ name, enabled }: CompoundPart, scope: CompoundScope): boolean {
  return enabled === undefined || enabled === null || Boolean(evaluateIn(scope, enabled, `enabled of ${name}`));
}

function makePart(
  part: CompoundPart,
  count: number,
  scope: CompoundScope,
  request: PartRequest,
  estimatePart: EstimatePart,
): Part {
  const inherited = INHERITED.filter((key) => Object.hasOwn(scope, key)).map((key) => [key, scope[key]] as const);
  const attributes = {
    ...Object.fromEntries(inherited),
    ...ownAttributes(part, scope),
  };
  const scale = (key: 'area_scale' | 'area_share' | 'energy_scale') =>
    numberIn(scope, part[key] ?? 1, `${key} of ${part.name}`);
  const partRequest = { ...request, partClass: part.subclass ?? part.class ?? part.name, attributes };
  return {
    count,
    areaScale: scale('area_scale') * scale('area_share'),
    energyScale: scale('energy_scale'),
    estimate: (actionArguments) => estimatePart(partRequest, actionArguments),
  };
}

/** Those that the class gives a part: arithmetic over the attributes of the class, and over the part's own above. */
function ownAttributes({ name, attributes }: CompoundPart, scope: CompoundScope): CompoundScope {
  const own: Record<string, CompoundScope[string]> = {};
  for (const [key, value] of Object.entries(attributes ?? {})) {
    own[key] = evaluateIn({ ...own, ...scope }, value, `${key} of ${name}`);
  }
  return own;
}

/** Sum over the steps of the action: instances x repetitions x energy of the subcomponent's action. */
function actionPj(
  definition: CompoundClass,
  action: CompoundAction,
  parts: ReadonlyMap<string, Part>,
  classScope: CompoundScope,
  given: CompoundScope,
): number {
  const scope = { ...classScope, ...argumentsOf(action, classScope), ...given };
  const where = `action ${action.name} of class ${definition.name}`;
  let pj = 0;
  for (const { name: text, actions } of action.subcomponents) {
    const { name, count } = parsePartName(text, scope);
    const part = parts.get(name);
    if (!part) throw new RangeError(`${where} names a subcomponent ${name}; there are ${[...parts.keys()].join(', ')}`);
    for (const step of actions ?? []) pj += count * part.energyScale * stepPj(step, part, scope, where);
  }
  return pj;
}

function stepPj(step: CompoundStep, part: Part, scope: CompoundScope, where: string): number {
  const given = Object.entries(step.arguments ?? {});
  const values = given.map(([key, value]) => [key, evaluateIn(scope, value, `${key} in ${where}`)] as const);
  const { energyPj } = part.estimate(Object.fromEntries(values));
  const energy = energyOfAction(energyPj, step.name);
  if (energy === undefined && step.name !== 'leak') {
    throw new RangeError(`${where} asks for ${step.name}; the subcomponent knows ${Object.keys(energyPj).join(', ')}`);
  }
  const factors = [step.energy_scale, step.repeat, step.action_share].map((factor) => factor ?? 1);
  return factors.reduce((pj: number, factor) => pj * numberIn(scope, factor, `a factor in ${where}`), energy ?? 0);
}

/** What an action's own arguments stand for where nobody gives them: of a range the end, which costs most. */
function argumentsOf(action: CompoundAction, scope: CompoundScope): CompoundScope {
  const entries = Object.entries(action.arguments ?? {}).map(([key, value]) => {
    const [, end] = typeof value === 'string' ? value.split('..') : [];
    return [key, evaluateIn(scope, end ?? value, `${key} of action ${action.name}`)] as const;
  });
  return Object.fromEntries(entries);
}
