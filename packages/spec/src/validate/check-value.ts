/** What is wrong with a value at a path, a line each; none where it is as it ought to be. */
export type CheckValue = (value: unknown, path: string) => string[];

export interface NumberRange {
  readonly least: number;
  /** Infinity by default. */
  readonly most?: number;
  readonly isWhole?: boolean;
  /** Whether Infinity is a value too. */
  readonly mayBeInfinite?: boolean;
}

export function number({ least, most = Infinity, isWhole = false, mayBeInfinite = false }: NumberRange): CheckValue {
  const from = Number.isFinite(least) ? `, ${least} or more` : '';
  const wanted = `${isWhole ? 'a whole number' : 'a number'}${Number.isFinite(most) ? ` from ${least} to ${most}` : from}`;
  return check(wanted, (value) => {
    if (typeof value !== 'number' || !(value >= least && value <= most)) return false;
    return Number.isFinite(value) ? !isWhole || Number.isInteger(value) : mayBeInfinite;
  });
}

export const text = check('text', (value) => typeof value === 'string' && value !== '');
export const flag = check('true or false', (value) => typeof value === 'boolean');
export const anything: CheckValue = () => [];

export function oneOf(...values: readonly unknown[]): CheckValue {
  return check(`one of ${values.join(', ')}`, (value) => values.includes(value));
}

export function optional(inner: CheckValue): CheckValue {
  return (value, path) => (value === undefined ? [] : inner(value, path));
}

/** @param per what the list has one of each of, as `dimension`; with `length` of them */
export function list(inner: CheckValue, length?: number, per = 'entry'): CheckValue {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path} is ${shown(value)}, not a list`];
    const problems = value.flatMap((entry, index) => inner(entry, `${path}[${index}]`));
    if (length === undefined || value.length === length) return problems;
    return [`${path} has ${value.length} entries, not ${length}: one per ${per}`, ...problems];
  };
}

/** An object with these keys; others are nobody's concern. */
export function object(keys: Readonly<Record<string, CheckValue>>): CheckValue {
  return (value, path) => {
    if (!isObject(value)) return [`${path} is ${shown(value)}, not an object`];
    return Object.entries(keys).flatMap(([key, inner]) => inner(value[key], `${path}.${key}`));
  };
}

/** An object of any keys, and what all of them hold. */
export function record(inner: CheckValue): CheckValue {
  return (value, path) => {
    if (!isObject(value)) return [`${path} is ${shown(value)}, not an object`];
    return Object.entries(value).flatMap(([key, entry]) => inner(entry, `${path}.${key}`));
  };
}

export function check(wanted: string, isRight: (value: unknown) => boolean): CheckValue {
  return (value, path) => (isRight(value) ? [] : [`${path} is ${shown(value)}, not ${wanted}`]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null
    ? 'an object'
    : typeof value === 'function'
      ? 'a function'
      : String(value);
}
