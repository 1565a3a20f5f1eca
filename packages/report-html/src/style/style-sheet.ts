import { dark, light, type Theme } from './palette.ts';
import { rules } from './rules.ts';
import { sweepRules } from './sweep-rules.ts';

/**
 * The style of all components, for a `<style>` element: light or dark as the reader's system asks, light on paper. Put
 * `class="lw-report"` on the element that holds them.
 */
export const styleSheet: string = [
  `.lw-report{color-scheme:light dark;${properties(light)}}`,
  `@media (prefers-color-scheme:dark){.lw-report{${properties(dark)}}}`,
  rules,
  sweepRules,
  `@media print{.lw-report{color-scheme:light;${properties(light)}}}`,
].join('\n');

function properties({ series, ...colours }: Theme): string {
  const named = Object.entries(colours).map(([name, colour]) => `--lw-${name}:${colour}`);
  return [...named, ...series.map((colour, index) => `--lw-series-${index}:${colour}`)].join(';');
}
