import { bandwidthScaleOf, type CostFigure } from '@loopwright/core';
import type { Hardware } from './hardware.ts';

/**
 * A cost that adds up over the ways that words go: energy, accesses of the outermost memory, or cycles in which a port is
 * busy. An access costs its price; words are rounded up to whole accesses.
 */
export interface Resource {
  readonly figure: CostFigure;
  /** [level * dataspaces + dataspace] per access: pJ, words, or cycles. */
  readonly read: Float64Array;
  readonly write: Float64Array;
  readonly update: Float64Array;
  /** [level] words per access. */
  readonly block: Float64Array;
  /** Which instances add up: all in use, of clusters that share an access one, or, as ports work side by side, a single one. */
  readonly payers: 'all' | 'clusters' | 'one';
  /** Per compute. */
  readonly compute: number;
}

type Action = 'read' | 'write' | 'update';
/** What words are that an action is of. */
const KIND = { read: 'reads', write: 'fills', update: 'updates' } as const;

/** What decides figures of a mapping, those of `cycles` last; at least one. */
export function resourcesOf(hardware: Hardware, figures: readonly CostFigure[]): readonly Resource[] {
  const { levels } = hardware.costs;
  const energyMatters = figures.includes('energyPj');
  // Components leak as long as the run takes.
  const cyclesMatter =
    figures.includes('cycles') || (energyMatters && levels.some(({ energyPj }) => (energyPj.leak ?? 0) > 0));
  const resources = [
    ...(energyMatters ? [energyOf(hardware)] : []),
    ...(figures.includes('outermostAccesses') ? [outermostWords(hardware)] : []),
    ...(cyclesMatter ? portsOf(hardware) : []),
  ];
  return resources.length > 0 ? resources : [noPort(hardware)];
}

function energyOf(hardware: Hardware): Resource {
  const { costs, mapspace, dataspaces, left } = hardware;
  const block = Float64Array.from(mapspace.architecture.levels, (l) => (l.kind === 'memory' ? l.blockWords : 1));
  const computePj = costs.compute.energyPj.compute ?? 0;
  const energy = (action: Action) => {
    const pj = Float64Array.from(costs.levels.flatMap(({ energyPj }) => Array(dataspaces).fill(energyPj[action] ?? 0)));
    // What is left of the words may begin fewer blocks.
    return left ? pj.map((pj, at) => (pj * left.accessPj[KIND[action]][at]) / block[Math.floor(at / dataspaces)]) : pj;
  };
  return {
    figure: 'energyPj',
    read: energy('read'),
    write: energy('write'),
    update: energy('update'),
    block: left ? block.fill(1) : block,
    payers: 'clusters',
    compute: left ? computePj * left.computes.done : computePj,
  };
}

function outermostWords(hardware: Hardware): Resource {
  const { dataspaces, isFanout } = hardware;
  const price = new Float64Array(hardware.levels * dataspaces);
  const outermost = isFanout.lastIndexOf(0);
  if (outermost >= 0) price.fill(1, outermost * dataspaces, (outermost + 1) * dataspaces);
  return { ...noPort(hardware), figure: 'outermostAccesses', read: price, write: price, update: price, payers: 'all' };
}

/** Ports that have a bandwidth. A word takes the share of a cycle that its dataspace is scaled by. */
function portsOf(hardware: Hardware): Resource[] {
  const { problem, architecture } = hardware.mapspace;
  const { left } = hardware;
  return architecture.levels.flatMap((memory, level) => {
    if (memory.kind === 'fanout') return [];
    const port = (wordsPerCycle: number, of: readonly Action[]): Resource[] => {
      if (wordsPerCycle === Infinity) return [];
      const price = new Float64Array(hardware.levels * hardware.dataspaces);
      problem.dataspaces.forEach(({ name }, s) => {
        price[level * hardware.dataspaces + s] = bandwidthScaleOf(memory, name) / wordsPerCycle;
      });
      const taken = (action: Action) => price.map((cycles, at) => cycles * (left?.accessCycles[KIND[action]][at] ?? 1));
      return [{ ...noPort(hardware), ...Object.fromEntries(of.map((action) => [action, taken(action)])) }];
    };
    return [
      ...port(memory.readBandwidthWordsPerCycle, ['read']),
      ...port(memory.writeBandwidthWordsPerCycle, ['write', 'update']),
      ...port(memory.sharedBandwidthWordsPerCycle, ['read', 'write', 'update']),
    ];
  });
}

function noPort({ levels, dataspaces }: Hardware): Resource {
  const none = new Float64Array(levels * dataspaces);
  const block = new Float64Array(levels).fill(1);
  return { figure: 'cycles', read: none, write: none, update: none, block, payers: 'one', compute: 0 };
}
