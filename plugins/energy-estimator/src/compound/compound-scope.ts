import { type CompoundClass, ExpressionError, evaluateAttribute } from '@loopwright/core';
import type { PartRequest } from '../estimate.ts';

/** Values of the names in the expressions of a compound class. */
export type CompoundScope = Readonly<Record<string, ReturnType<typeof evaluateAttribute>>>;

/** What Accelergy's classes write where a component has to give the value. */
const MUST_SPECIFY = 'must_specify';

/** Names of the width of a component: where its class wants one, the others may give it. */
const WIDTHS = ['width', 'datawidth', 'word-bits', 'multiplier_width', 'adder_width'];

/**
 * The attributes of a component of a compound class: its own, and for those it does not give the class's, which may be
 * arithmetic over the ones above; with remarks on what was taken for another. Throws a RangeError where one is missing or
 * cannot be computed.
 */
export function scopeOf(
  { name, attributes }: CompoundClass,
  request: PartRequest,
): { readonly scope: CompoundScope; readonly remarks: readonly string[] } {
  const { technology } = request;
  const remarks: string[] = [];
  const scope: Record<string, CompoundScope[string]> = {
    technology: `${technology.nodeNm}nm`,
    global_cycle_seconds: technology.cycleNs * 1e-9,
    ...(request.attributes as CompoundScope),
  };
  for (const [key, value] of Object.entries(attributes)) {
    if (Object.hasOwn(scope, key)) continue;
    if (value === MUST_SPECIFY) {
      const width = WIDTHS.includes(key) ? WIDTHS.find((other) => typeof scope[other] === 'number') : undefined;
      if (width === undefined) throw new RangeError(`finds no ${key}: a component of class ${name} must give it`);
      scope[key] = scope[width];
      remarks.push(`its class ${name} asks for ${key}: its ${width} of ${String(scope[width])} is taken`);
    } else scope[key] = evaluateIn(scope, value, `${key} of class ${name}`);
  }
  return { scope, remarks };
}

/** A value of a compound class in its scope; `what` names it in the error. */
export function evaluateIn(scope: CompoundScope, value: unknown, what: string): CompoundScope[string] {
  try {
    return evaluateAttribute(value, scope);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new RangeError(`${what}, ${JSON.stringify(value)}, cannot be computed: ${error.message}`);
  }
}

/** The same, where it must be a number. */
export function numberIn(scope: CompoundScope, value: unknown, what: string): number {
  const number = evaluateIn(scope, value, what);
  if (typeof number === 'number') return number;
  throw new RangeError(`${what} must be a number, not ${JSON.stringify(number)}`);
}
