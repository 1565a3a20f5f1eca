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

/** Over the table of levels. Energies of a design that saves on zeros are those of what is left; its counts are those before. */
export function levelsTitle(isSparse: boolean): string {
  return `Levels (${isSparse ? 'dense accesses' : 'accesses'} in words per instance, energy of all)`;
}
