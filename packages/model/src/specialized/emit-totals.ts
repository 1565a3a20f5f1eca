import { accesses } from '../accesses.ts';
import type { Port } from '../actions.ts';
import { accessTexts } from './access-texts.ts';
import { emitSlowdown } from './emit-slowdown.ts';
import { instancesOf, iterationsOf } from './names.ts';
import type { Plan } from './plan.ts';

/** Leaves the counts where plugins look for them; `cycles` names the product of all temporal bounds. */
export function emitState(plan: Plan, cycles = iterationsOf(0)): string[] {
  const { tables, memories, ranks } = plan;
  const lines = [`nest.computeCycles = ${cycles};`];
  for (let level = 0; level < tables.levels; level++) {
    lines.push(`instancesUsed[${level}] = ${instancesOf(level)};`);
  }
  for (const level of memories) {
    ranks.forEach((_, s) => {
      const at = level * tables.dataspaces + s;
      const counted = new Map(accessTexts(plan, level, s).map(({ access, name }) => [access, name]));
      for (const { name } of accesses) lines.push(`${name}[${at}] = ${counted.get(name) ?? 0};`);
    });
  }
  return lines;
}

/** Cycles and energy, summed up in the order of the general evaluator: equal to the last bit. */
export function emitTotals(plan: Plan, cycles = iterationsOf(0)): string[] {
  const { tables, memories, ranks } = plan;
  const outermost = memories.at(-1)!;
  const outermostWords = ranks.flatMap((_, s) => accessTexts(plan, outermost, s).map(({ name }) => name));
  return [
    `let cycles = ${cycles};`,
    ...memories.flatMap((level) => emitLevelCycles(plan, level, cycles)),
    `batch.cycles[candidate] = cycles${tables.latencyCycles === 0 ? '' : ` + ${tables.latencyCycles}`};`,
    'let accessPj = 0;',
    ...memories.flatMap((level) => emitAccesses(plan, level)),
    'let leakagePj = 0;',
    ...Array.from(tables.leakPj.keys()).flatMap((level) => emitLeakage(plan, level)),
    `batch.energyPj[candidate] = ${tables.computes * tables.computePj} + accessPj + leakagePj;`,
    `batch.outermostAccesses[candidate] = (${outermostWords.join(' + ')}) * ${instancesOf(outermost)};`,
    'batch.rejection[candidate] = 0;',
  ];
}

function emitLevelCycles(plan: Plan, level: number, cycles: string): string[] {
  const { tables, ranks } = plan;
  if (!tables.hasBandwidth[level]) return [];
  /** Words per cycle that a port is asked for. */
  const demand = (port: Port) => {
    const shares = ranks.flatMap((_, s) => {
      const names = accessTexts(plan, level, s).flatMap(({ name, number }) =>
        accesses[number].port === port ? [name] : [],
      );
      const words = names.length > 1 ? `(${names.join(' + ')})` : names[0];
      const scale = tables.bandwidthScale[level * tables.dataspaces + s];
      return words ? [`(${words} / ${cycles})${scale === 1 ? '' : ` * ${scale}`}`] : [];
    });
    return shares.join(' + ') || '0';
  };
  return [
    '{',
    ...emitSlowdown(tables, level, demand('read'), demand('write')).map((line) => `  ${line}`),
    `  if (slowdown < 1) cycles = Math.max(cycles, Math.ceil(${cycles} / slowdown));`,
    '}',
  ];
}

function emitAccesses(plan: Plan, level: number): string[] {
  const { tables, ranks } = plan;
  const instances = instancesOf(level);
  const active = tables.clusterSize[level] > 1 ? `Math.min(${instances}, ${tables.clusters[level]})` : instances;
  return ranks.map((_, s) => {
    const at = level * tables.dataspaces + s;
    const energies = accessTexts(plan, level, s).map(
      ({ name, number }) => `${times(tables.accessWords[number][at], name)} * ${tables.accessPj[number][at]}`,
    );
    return `accessPj += (${energies.join(' + ')}) * ${active};`;
  });
}

/** How often an action of `block` words is done; the counts are whole numbers, and dividing by a power of two is multiplying. */
function times(block: number, words: string): string {
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
