/** Numbers stand to the right, but those of the first column. */
export function table(titles: readonly string[], rows: readonly string[]): string {
  return [row(titles), row(titles.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows].join('\n');
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

export function signedPercent(share: number): string {
  return `${share < 0 ? '-' : '+'}${percent(Math.abs(share))}`;
}
