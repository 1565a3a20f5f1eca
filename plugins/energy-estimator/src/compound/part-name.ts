import { type CompoundScope, numberIn } from './compound-scope.ts';

/** A name as `storage[1..width]`, and how many instances it stands for: one where it names no range. */
export function parsePartName(text: string, scope: CompoundScope): { readonly name: string; readonly count: number } {
  const match = /^([^[]+)(?:\[(.+)\])?$/s.exec(text.trim());
  if (!match) throw new RangeError(`${text} is no name of a subcomponent`);
  const [, name, range] = match;
  const [first, last] = range?.split('..') ?? [];
  const count = last === undefined ? 1 : number(last, scope, text) - number(first, scope, text) + 1;
  return { name, count: Math.max(0, count) };
}

function number(expression: string, scope: CompoundScope, text: string): number {
  return numberIn(scope, expression, `the range of ${text}`);
}
