/**
 * The first three series are of Okabe and Ito (Color Universal Design, 2008), lighter on black where theirs would not stand
 * out. A test holds all apart for readers who see no red or no green, and from the page, in both themes.
 */
export interface Theme {
  readonly page: string;
  readonly raised: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  /** Marks what bounds, and what is the best. */
  readonly accent: string;
  /** Of tensors, and of other series, in their order. */
  readonly series: readonly string[];
  /** Of energy that no tensor causes. */
  readonly computes: string;
  readonly leakage: string;
  readonly plugin: string;
}

export const light: Theme = {
  page: '#ffffff',
  raised: '#f4f6f8',
  text: '#1b1f24',
  faint: '#57606a',
  line: '#d0d7de',
  accent: '#a3004f',
  series: ['#0072b2', '#d55e00', '#009e73', '#6611ff', '#553300', '#222299'],
  computes: '#4b545e',
  leakage: '#868f99',
  plugin: '#8f6f5a',
};

export const dark: Theme = {
  page: '#14171b',
  raised: '#1e2329',
  text: '#e6e9ec',
  faint: '#9aa4af',
  line: '#3a424b',
  accent: '#ff8fc0',
  series: ['#56b4e9', '#e69f00', '#2fbf93', '#6040ff', '#a06000', '#a040a0'],
  computes: '#b7c0ca',
  leakage: '#7d8792',
  plugin: '#b89a86',
};

/** The CSS value of the colour of a series; after the last the first comes again. */
export function seriesColour(index: number): string {
  return `var(--lw-series-${index % light.series.length})`;
}
