import type { DesignSearch, NamedDesign } from './design-comparison.ts';
import { letterOf } from './letter.ts';

/** Says where designs were not searched with the same budget: the better one may only have been searched longer. */
export function budgetRemarks(designs: readonly Pick<NamedDesign, 'search'>[]): string[] {
  const settings: readonly (readonly [name: string, text: (search: DesignSearch) => string])[] = [
    ['mapper', ({ mapper }) => mapper],
    ['objective', ({ objective }) => objective.join(', ')],
    ['seed', ({ seed }) => String(seed)],
    ['limits', ({ limits }) => limitsText(limits)],
  ];
  return settings.flatMap(([name, text]) => {
    const given = new Map<string, string[]>();
    for (const [index, { search }] of designs.entries()) {
      const value = text(search);
      given.set(value, [...(given.get(value) ?? []), letterOf(index)]);
    }
    if (given.size < 2) return [];
    const texts = [...given].map(([value, letters]) => `${letters.join(', ')}: ${value}`);
    return [`Not searched alike, ${name}: ${texts.join('; ')}.`];
  });
}

function limitsText(limits: DesignSearch['limits']): string {
  if (limits === undefined) return 'unknown';
  const texts = Object.entries(limits).map(([name, value]) => `${name} ${value}`);
  return texts.sort().join(' ') || 'none';
}
