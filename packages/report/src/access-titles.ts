/** `gatedReads` in words: `gated reads`. */
export function accessLabel(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** As the title of a column: `Gated reads`. */
export function accessTitle(name: string): string {
  return name.charAt(0).toUpperCase() + accessLabel(name).slice(1);
}

/** As a column of CSV: `gated_reads`. */
export function accessColumn(name: string): string {
  return accessLabel(name).replaceAll(' ', '_');
}
