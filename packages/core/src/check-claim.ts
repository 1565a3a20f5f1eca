import type { CostClaim, CostedComponent } from './cost-sheet.ts';
import { PluginError } from './plugin-error.ts';

/**
 * Throws a PluginError where a claim is to none of the components, is none, or a figure of it is no number, or negative; it
 * names the component.
 */
export function checkClaim(
  plugin: string,
  components: readonly CostedComponent[],
  asked: CostedComponent,
  claim: CostClaim,
): void {
  const fail = (problem: string): never => {
    throw new PluginError(plugin, 'costs', problem);
  };
  const name = asked?.component?.name;
  if (!components.some(({ component }) => component.name === name)) {
    fail(`it claims ${name === undefined ? shown(asked) : `${name}, which`} is no component of the sheet`);
  }
  if (!isObject(claim) || !isObject(claim.energyPj)) fail(`the claim to ${name} has no energyPj`);
  for (const [action, energy] of Object.entries(claim.energyPj)) {
    if (!isFigure(energy)) fail(`energy of ${name}, action ${action}, is ${shown(energy)} pJ`);
  }
  if (!isFigure(claim.areaUm2)) fail(`area of ${name} is ${shown(claim.areaUm2)} um^2`);
  if (typeof claim.priority !== 'number' || Number.isNaN(claim.priority)) {
    fail(`the priority of the claim to ${name} is ${shown(claim.priority)}`);
  }
  if (typeof claim.source !== 'string' || claim.source === '') fail(`the claim to ${name} names no source`);
  const { remarks = [] } = claim;
  if (!Array.isArray(remarks) || remarks.some((remark) => typeof remark !== 'string')) {
    fail(`remarks of the claim to ${name} are no list of texts`);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isFigure(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

/** Text is told from the number that it may hold. */
function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
