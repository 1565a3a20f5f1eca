const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** With a binary prefix and four digits at the most: `formatBytes(1536)` is `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return `${bytes} B`;
  // Rounded first: 1023.99 KiB is 1 MiB.
  let unit = 0;
  let scaled = bytes;
  while (unit < units.length - 1 && Number(scaled.toPrecision(4)) >= 1024) {
    scaled /= 1024;
    unit++;
  }
  return `${Number(scaled.toPrecision(4))} ${units[unit]}`;
}
