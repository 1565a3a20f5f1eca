import { Environment, type Value } from './jinja.ts';

type ValueMap = Map<string, Value>;

/** What a function of templates gets: by place, and by name. */
export type TemplateFunction = (args: readonly Value[], named: ReadonlyMap<string, Value>, scope: Environment) => Value;

/** A plain value as templates see it. */
export function toValue(plain: unknown): Value {
  return new Environment().set('value', plain);
}

export function mapValue(entries: ValueMap): Value {
  const map = toValue({});
  for (const [name, value] of entries) (map.value as ValueMap).set(name, value);
  return map;
}

/** A function that takes and gives values as they are, which `toValue` would unpack. */
export function functionValue(call: TemplateFunction): Value {
  const made = toValue(() => null) as { -readonly [key in keyof Value]: Value[key] };
  made.value = (args: Value[], scope: Environment) => {
    const last = args.at(-1);
    if (last?.type !== 'KeywordArgumentsValue') return call(args, new Map(), scope);
    return call(args.slice(0, -1), last.value as ValueMap, scope);
  };
  return made;
}

export function isTrue(value: Value): boolean {
  return value.__bool__().value;
}

/** As Jinja, which is Python, prints it. */
export function textOf(value: Value): string {
  if (value.type === 'UndefinedValue') return '';
  if (value.type === 'NullValue') return 'None';
  if (value.type === 'BooleanValue') return value.value ? 'True' : 'False';
  if (value.type === 'FunctionValue') throw new Error('a function is printed, not called');
  return value.toString();
}

/** What a loop goes over; the keys of a map. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value.value)) return value.value as Value[];
  if (value.type === 'StringValue') return [...(value.value as string)].map(toValue);
  if (value.value instanceof Map) return [...value.value.keys()].map(toValue);
  return undefined;
}
