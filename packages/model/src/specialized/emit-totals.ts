import { fillsOf, instancesOf, iterationsOf, readsOf, tileOf, updatesOf } from './names.ts';
import type { Plan } from './plan.ts';

/** Leaves the counts where plugins look for them. */
export function emitState({ tables, memories, ranks }: Plan): string[] {
  const lines = [`nest.computeCycles = ${iterationsOf(0)};`];
  for (let level = 0; level < tables.levels; level++) {
    lines.push(`instancesUsed[${level}] = ${instancesOf(level)};`);
    ranks.forEach((_, s) => {
      lines.push(`tileWords[${level * tables.dataspaces + s}] = ${tileOf(level, s)};`);
    });
  }
  for (const level of memories) {
    ranks.forEach((_, s) => {
      const at = level * tables.dataspaces + s;
      lines.push(`reads[${at}] = ${readsOf(level, s)};`);
      const isFilled = level !== memories.at(-1);
      if (isFilled) lines.push(`fills[${at}] = ${fillsOf(level, s)};`);
      else lines.push(`fills[${at}] = 0;`);
      lines.push(`updates[${at}] = ${tables.isOutput[s] ? updatesOf(level, s) : 0};`);
    });
  }
  return lines;
}

/** Cycles and energy, summed up in the order of the general evaluator: equal to the last bit. */
export function emitTotals(plan: Plan): string[] {
  const { tables, memories, ranks } = plan;
  const outermost = memories.at(-1)!;
  const accesses = ranks.flatMap((_, s) => accessesOf(plan, outermost, s).map(({ words }) => words));
  return [
    `let cycles = ${iterationsOf(0)};`,
    ...memories.flatMap((level) => emitLevelCycles(plan, level)),
    `batch.cycles[candidate] = cycles${tables.latencyCycles === 0 ? '' : ` + ${tables.latencyCycles}`};`,
    'let accessPj = 0;',
    ...memories.flatMap((level) => emitAccesses(plan, level)),
    'let leakagePj = 0;',
    ...Array.from(tables.leakPj.keys()).flatMap((level) => emitLeakage(plan, level)),
    `batch.energyPj[candidate] = ${tables.computes * tables.computePj} + accessPj + leakagePj;`,
    `batch.outermostAccesses[candidate] = (${accesses.join(' + ')}) * ${instancesOf(outermost)};`,
    'batch.rejection[candidate] = 0;',
  ];
}

function emitLevelCycles({ tables, memories, ranks }: Plan, level: number): string[] {
  if (!tables.hasBandwidth[level]) return [];
  const share = (words: string, s: number) => {
    const scale = tables.bandwidthScale[level * tables.dataspaces + s];
    return `(${words} / ${iterationsOf(0)})${scale === 1 ? '' : ` * ${scale}`}`;
  };
  const writes = (s: number) => {
    const words = [];
    if (level !== memories.at(-1)) words.push(fillsOf(level, s));
    if (tables.isOutput[s]) words.push(updatesOf(level, s));
    return words.length === 0 ? [] : [share(`(${words.join(' + ')})`, s)];
  };
  const reads = ranks.map((_, s) => share(readsOf(level, s), s));
  const written = ranks.flatMap((_, s) => writes(s));
  const limits: [string, number][] = [
    ['read', tables.readBandwidth[level]],
    ['write', tables.writeBandwidth[level]],
    ['write + read', tables.sharedBandwidth[level]],
  ];
  return [
    '{',
    `  const read = ${reads.join(' + ')};`,
    `  const write = ${written.join(' + ') || 0};`,
    '  let slowdown = 1;',
    ...limits.flatMap(([demand, bandwidth]) =>
      bandwidth < Infinity
        ? [`  if (${bandwidth} < ${demand}) slowdown = Math.min(slowdown, ${bandwidth} / (${demand}));`]
        : [],
    ),
    `  if (slowdown < 1) cycles = Math.max(cycles, Math.ceil(${iterationsOf(0)} / slowdown));`,
    '}',
  ];
}

function emitAccesses(plan: Plan, level: number): string[] {
  const { tables, ranks } = plan;
  const instances = instancesOf(level);
  const active = tables.clusterSize[level] > 1 ? `Math.min(${instances}, ${tables.clusters[level]})` : instances;
  return ranks.map((_, s) => {
    const energies = accessesOf(plan, level, s).map(
      ({ words, energyPj }) => `${blocks(tables.blockWords[level], words)} * ${energyPj}`,
    );
    return `accessPj += (${energies.join(' + ')}) * ${active};`;
  });
}

/** Words that a memory reads, fills and updates of a dataspace, where it may, and pJ of one access. */
function accessesOf({ tables, memories }: Plan, level: number, s: number): { words: string; energyPj: number }[] {
  const accesses = [{ words: readsOf(level, s), energyPj: tables.readPj[level] }];
  if (level !== memories.at(-1)) accesses.push({ words: fillsOf(level, s), energyPj: tables.writePj[level] });
  if (tables.isOutput[s]) accesses.push({ words: updatesOf(level, s), energyPj: tables.updatePj[level] });
  return accesses;
}

/** Accesses of `block` words each; the counts are whole numbers, and dividing by a power of two is multiplying. */
function blocks(block: number, words: string): string {
  if (block === 1) return words;
  return Number.isInteger(Math.log2(block)) ? `Math.ceil(${words} * ${1 / block})` : `Math.ceil(${words} / ${block})`;
}

function emitLeakage({ tables }: Plan, level: number): string[] {
  const leakPj = tables.leakPj[level];
  if (leakPj === 0) return [];
  const shared = tables.instancesPerGate[level];
  const leaking = shared > 1 ? `(${shared} * ${instancesOf(tables.gate[level])})` : instancesOf(level);
  return [`leakagePj += ${leakPj} * cycles * ${leaking};`];
}
