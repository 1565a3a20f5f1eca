import type { Explanation } from '@loopwright/core/engine';

/** An explanation as JSON, as it is: names are in it, innermost first. Not a number becomes null. */
export type ExplanationJson = { readonly valid: true } & Explanation;

export function explanationJson(explanation: Explanation): ExplanationJson {
  return { valid: true, ...explanation };
}
