import type { LoopOrder } from './loop-order.ts';
import type { Mapspace } from './mapspace.ts';

/**
 * The text of `decode(digits, batch, candidate)` for one mapspace: every loop over levels, dimensions and dataspaces
 * unrolled, and what has one value only written out.
 */
export function decoderSource(mapspace: Mapspace): string {
  const { levels, dimensions, dataspaces } = mapspace.shape;
  const body = [
    'const { factors, remainders, permutation, split, keeps } = batch;',
    `const first = candidate * ${levels * dimensions};`,
    `const firstLevel = candidate * ${levels};`,
    `const firstKept = candidate * ${levels * dataspaces};`,
    ...emitFactors(mapspace),
    ...mapspace.orders.flatMap((order, level) => emitOrder(order, level, dimensions)),
    ...emitSplits(mapspace),
    ...emitBypass(mapspace),
  ];
  return ['function decode(digits, batch, candidate) {', ...body.map((line) => `  ${line}`), '}'].join('\n');
}

function emitFactors(mapspace: Mapspace): string[] {
  const { factorizations, shape, layout } = mapspace;
  return Array.from(factorizations.tableStart).flatMap((start, d) => {
    const choice = `digits[${layout.factorization + d}]`;
    if (start < 0) return [`factorizations.writeDimension(${d}, ${choice}, factors, remainders, first + ${d});`];
    const lines = [`const row${d} = (${start} + ${choice} * ${shape.levels}) | 0;`];
    for (let level = 0; level < shape.levels; level++) lines.push(...emitFactor(mapspace, level, d));
    return lines;
  });
}

function emitFactor({ factorizations, shape, problem }: Mapspace, level: number, d: number): string[] {
  const factor = `f${level}_${d}`;
  const at = `[first + ${level * shape.dimensions + d}]`;
  const lines = [`const ${factor} = factorTable[row${d} + ${level}];`, `factors${at} = ${factor};`];
  if (factorizations.imperfect[d] === 0) return [...lines, `remainders${at} = ${factor};`];
  // The digits of the last index, as `FactorizationSpace` writes them.
  const last = level === 0 ? problem.dimensions[d].bound - 1 : `o${level - 1}_${d}`;
  const outer = `o${level}_${d}`;
  return [
    ...lines,
    `const ${outer} = Math.floor(${last} / ${factor});`,
    `remainders${at} = ${last} - ${outer} * ${factor} + 1;`,
  ];
}

function emitOrder({ table, count }: LoopOrder, level: number, dimensions: number): string[] {
  const row = level * dimensions;
  if (table === undefined) return [`order${level}.write(digits[${level}], permutation, first + ${row});`];
  const lines = count === 1 ? [] : [`const n${level} = (digits[${level}] * ${dimensions}) | 0;`];
  for (let i = 0; i < dimensions; i++) {
    const dimension = count === 1 ? table[i] : `orders${level}[n${level} + ${i}]`;
    lines.push(`permutation[first + ${row + i}] = ${dimension};`);
  }
  return lines;
}

function emitSplits({ shape, fanouts, layout }: Mapspace): string[] {
  return Array.from({ length: shape.levels }, (_, level) => {
    const f = fanouts.findIndex((fanout) => fanout.level === level);
    const split = f < 0 ? 0 : (fanouts[f].split ?? `digits[${layout.split + f}]`);
    return `split[firstLevel + ${level}] = ${split};`;
  });
}

function emitBypass({ bypass, layout }: Mapspace): string[] {
  return Array.from(bypass.fixed, (keep, pair) => {
    const bit = bypass.free.indexOf(pair);
    return `keeps[firstKept + ${pair}] = ${bit < 0 ? keep : `digits[${layout.bypass + bit}]`};`;
  });
}
