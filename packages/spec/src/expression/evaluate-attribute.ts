import type { AttributeValue } from '../architecture.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { ExpressionError } from './expression-error.ts';
import type { Scope } from './scope.ts';

/**
 * The value of an attribute as files write it: numbers and truth values as they are, text as an expression, and text that
 * is no expression (45nm, LPDDR4, a path) as itself. Lists and maps are evaluated entry by entry.
 *
 * @throws ExpressionError where text is arithmetic that cannot be computed
 */
export function evaluateAttribute(value: unknown, scope: Scope): AttributeValue {
  if (typeof value === 'string') return evaluateText(value, scope);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => evaluateAttribute(item, scope));
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluateAttribute(item, scope)]));
}

function evaluateText(text: string, scope: Scope): AttributeValue {
  try {
    return evaluateExpression(text, scope);
  } catch (error) {
    if (error instanceof ExpressionError && error.maybeText && isText(text, scope)) return text;
    throw error;
  }
}

/** Text that is no arithmetic, and no misspelt name either. */
function isText(text: string, scope: Scope): boolean {
  const word = text.trim();
  if (/^[A-Za-z_]\w*$/.test(word)) {
    // Parts of the hardware are in scope too, but SRAM is not a misspelt DRAM.
    const attributes = Object.keys(scope).filter((name) => typeof scope[name] !== 'object');
    return word.length < 5 || nearestName(word, attributes, 2) === undefined;
  }
  return !/[-+*/(]\s*\w*\s*$|\w\s+[-+*/]\s+\w|\w\s*\*\s*\w|\w\(/.test(word);
}
