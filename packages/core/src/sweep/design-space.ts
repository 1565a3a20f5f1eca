import { type AttributeValue, ExpressionError, evaluateExpression, type Scope } from '@loopwright/spec';

/** What a parameter of a design can be. */
export type ParameterValue = number | string;

/** An axis of a design space. */
export interface DesignParameter {
  /** `PART.ATTRIBUTE` where it sets one of the design, or any name that the expressions of others use. */
  readonly name: string;
  /** In the order in which they are listed; all different. */
  readonly values: readonly ParameterValue[];
}

/** A parameter that follows from the others. */
export interface DerivedParameter {
  readonly name: string;
  readonly expression: string;
}

/** Designs as plain data: all combinations of values that meet the conditions. */
export interface DesignSpaceData {
  readonly parameters: readonly DesignParameter[];
  readonly derived: readonly DerivedParameter[];
  /** Expressions over parameters, all of which must hold: `GlobalBuffer.depth >= 64 * PE.meshX`. */
  readonly where: readonly string[];
}

/** The parameters of a design, by name. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** A design space of which each combination of values has a number, its index: the last parameter changes first. */
export class DesignSpace implements DesignSpaceData {
  readonly parameters: readonly DesignParameter[];
  readonly derived: readonly DerivedParameter[];
  readonly where: readonly string[];
  /** Combinations of values, those that break a condition too. */
  readonly size: number;

  constructor({ parameters, derived, where }: DesignSpaceData) {
    this.parameters = parameters;
    this.derived = derived;
    this.where = where;
    this.size = parameters.reduce((product, { values }) => product * values.length, 1);
    if (this.size > Number.MAX_SAFE_INTEGER) throw new RangeError('the design space has more than 2^53 points');
  }

  /** [parameter] place of its value. */
  digits(index: number): number[] {
    const digits = new Array<number>(this.parameters.length);
    let rest = index;
    for (let axis = digits.length - 1; axis >= 0; axis--) {
      const { length } = this.parameters[axis].values;
      digits[axis] = rest % length;
      rest = Math.floor(rest / length);
    }
    return digits;
  }

  indexOf(digits: readonly number[]): number {
    return digits.reduce((index, digit, axis) => index * this.parameters[axis].values.length + digit, 0);
  }

  /**
   * Of a point, the derived ones too.
   *
   * @throws RangeError where a derived value cannot be computed
   */
  valuesOf(index: number): ParameterValues {
    const digits = this.digits(index);
    const values: Record<string, ParameterValue> = {};
    for (const [axis, parameter] of this.parameters.entries()) values[parameter.name] = parameter.values[digits[axis]];
    for (const { name, expression } of this.derived) {
      const value = evaluated(expression, values);
      if (typeof value !== 'number' && typeof value !== 'string') {
        throw new RangeError(`${name} = ${expression} is neither a number nor text where ${listed(values)}`);
      }
      values[name] = value;
    }
    return values;
  }

  /**
   * Whether a point meets all conditions.
   *
   * @throws RangeError where one cannot be computed
   */
  allows(index: number): boolean {
    if (this.where.length === 0) return true;
    const values = this.valuesOf(index);
    return this.where.every((condition) => isTrue(evaluated(condition, values)));
  }
}

/** Values as an expression sees them: `PE.meshX` is a member of `PE`. */
export function parameterScope(values: ParameterValues): Scope {
  const scope: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(values)) {
    const dot = name.lastIndexOf('.');
    if (dot < 0) scope[name] = value;
    else {
      const part = name.slice(0, dot);
      scope[part] = { ...(scope[part] as Record<string, AttributeValue>), [name.slice(dot + 1)]: value };
    }
  }
  return scope;
}

function evaluated(expression: string, values: ParameterValues): AttributeValue {
  try {
    return evaluateExpression(expression, parameterScope(values));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new RangeError(`${expression}: ${error.message}, where ${listed(values)}`, { cause: error });
  }
}

function listed(values: ParameterValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** As in Python. */
function isTrue(value: AttributeValue): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
