import type { Tables } from '../tables.ts';

/** The text of `slowdown`, the share of its demand that a memory can serve, 1 or less, from texts of words per cycle that its ports are asked for. */
export function emitSlowdown(tables: Tables, level: number, read: string, write: string): string[] {
  const limits: [string, number][] = [
    ['read', tables.readBandwidth[level]],
    ['write', tables.writeBandwidth[level]],
    ['write + read', tables.sharedBandwidth[level]],
  ];
  return [
    `const read = ${read};`,
    `const write = ${write};`,
    'let slowdown = 1;',
    ...limits.flatMap(([demand, bandwidth]) =>
      bandwidth < Infinity
        ? [`if (${bandwidth} < ${demand}) slowdown = Math.min(slowdown, ${bandwidth} / (${demand}));`]
        : [],
    ),
  ];
}
