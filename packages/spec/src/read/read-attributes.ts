import type { AttributeValue } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import { evaluateAttribute } from '../expression/evaluate-attribute.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import type { Scope } from '../expression/scope.ts';
import type { Located, LocatedMap, LocatedScalar } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/**
 * The attributes of one map, evaluated from top to bottom over `outer` and the attributes above them, as Accelergy does.
 * One that names a later attribute waits for it. Those without a value are left out; what needs a custom function stays
 * text.
 *
 * @param follow gets every value as soon as it is there
 */
export function readAttributes(
  map: LocatedMap,
  outer: Scope,
  reader: Reader,
  of: string,
  follow?: (key: string, value: AttributeValue) => void,
): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  const scope: Record<string, AttributeValue> = { ...outer };
  let waiting: Pending[] = [...map.entries].map(([key, { value }]) => ({ key, node: value }));
  for (let pass = 1; waiting.length > 0; pass++) {
    const failed = waiting.filter((attribute) => {
      const { key, node } = attribute;
      try {
        const value = evaluateLocated(node, scope);
        if (value !== null) values[key] = scope[key] = value;
        follow?.(key, value);
        return false;
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        attribute.error = error;
        return true;
      }
    });
    if (failed.length === waiting.length || pass === MAX_PASSES) {
      for (const attribute of failed) {
        const text = textLeft(attribute, scope, reader, of);
        if (text === undefined) continue;
        values[attribute.key] = text;
        follow?.(attribute.key, text);
      }
      break;
    }
    waiting = failed;
  }
  return inOrder(map, values);
}

/** How many later attributes in a row one may wait for. */
const MAX_PASSES = 20;

interface Pending {
  readonly key: string;
  readonly node: Located;
  error?: ExpressionError;
}

/** The text of one that needs a custom function; undefined for all others, which are mistakes. */
function textLeft({ key, node, error }: Pending, scope: Scope, reader: Reader, of: string): string | undefined {
  const text = node.kind === 'scalar' ? node.text : key;
  const needed = reader.functions.neededBy(text, error!, scope);
  if (needed === undefined) {
    reader.log.add(problems.badExpression(node.location, `${key} of ${of}`, text, error!.message, error!.hint));
    return undefined;
  }
  reader.log.add(problems.notRun(node.location, `${key} of ${of}`, text, needed, reader.functions.files));
  if (of === 'variables') reader.functions.leave(key);
  return text;
}

/** In the order of the file, however late they were evaluated. */
function inOrder(map: LocatedMap, values: Record<string, AttributeValue>): Record<string, AttributeValue> {
  const keys = [...map.entries.keys()].filter((key) => Object.hasOwn(values, key));
  return Object.fromEntries(keys.map((key) => [key, values[key]!]));
}

function evaluateLocated(node: Located, scope: Scope): AttributeValue {
  if (node.kind === 'list') return node.items.map((item) => evaluateLocated(item, scope));
  if (node.kind === 'map') {
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, evaluateLocated(value, scope)]));
  }
  return evaluateScalar(node, scope);
}

function evaluateScalar({ value, text, quoted }: LocatedScalar, scope: Scope): AttributeValue {
  if (typeof value === 'number' && Number.isInteger(value) && /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(value)) {
    throw new ExpressionError(`${text} is past 2^53`, { hint: 'use a smaller number' });
  }
  // Quotes make it text, whatever it says.
  if (quoted) return value;
  const result = evaluateAttribute(value, scope);
  // `power_gated_at: Buffer` means the name of the part, not all that the part is.
  return Object.hasOwn(scope, text) && isPart(result) ? text : result;
}

function isPart(value: AttributeValue): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && 'attributes' in value && 'spatial' in value
  );
}
