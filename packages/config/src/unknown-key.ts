import { nearestName } from '@loopwright/spec';
import type { ConfigProblem } from './config-error.ts';

/** The problem of a key that is none of those known. `otherwise` is what else one may do. */
export function unknownKey(path: string, key: string, known: readonly string[], otherwise = ''): ConfigProblem {
  const nearest = nearestName(key, known);
  const hint = nearest
    ? `did you mean "${nearest}"?`
    : known.length > 0
      ? `use one of ${known.join(', ')}${otherwise}`
      : undefined;
  return { path, message: `there is no key "${key}"`, ...(hint && { hint }) };
}
