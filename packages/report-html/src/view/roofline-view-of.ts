import {
  type Architecture,
  accessWords,
  type LevelEvaluation,
  type Memory,
  type ValidEvaluation,
} from '@loopwright/core';
import { bandwidthScaleOf } from '@loopwright/spec';
import { finite } from './finite.ts';
import type { PortView, RooflineView } from './mapping-view.ts';

/** Where a mapping stands under the roofs of its machine. Bandwidths are in words, and so is the intensity. */
export function rooflineViewOf({ levels }: Architecture, evaluation: ValidEvaluation): RooflineView {
  const { compute, cycles } = evaluation;
  const ports = evaluation.levels.flatMap((level, index) =>
    level ? portsOf(levels[index] as Memory, level, compute) : [],
  );
  return { peak: compute.instances, reached: compute.computes / cycles, ports: ports.reverse() };
}

/** The ports with a bandwidth; of a memory without any, one for all its words. */
function portsOf(
  memory: Memory,
  { dataspaces }: LevelEvaluation,
  { computes, cycles }: ValidEvaluation['compute'],
): PortView[] {
  let read = 0;
  let write = 0;
  dataspaces.forEach((tile) => {
    if (!tile) return;
    const weight = bandwidthScaleOf(memory, tile.name) * tile.utilizedInstances;
    const { demand } = tile.sparse ?? {};
    read += (demand ? demand.read * cycles : accessWords(tile, 'read')) * weight;
    write += (demand ? demand.write * cycles : accessWords(tile, 'write')) * weight;
  });
  const port = (name: PortView['port'], words: number, bandwidth: number): PortView => ({
    level: memory.name,
    port: name,
    computesPerWord: computes / words,
    wordsPerCycle: finite(bandwidth * memory.instances),
  });
  const all = [
    port('shared', read + write, memory.sharedBandwidthWordsPerCycle),
    port('write', write, memory.writeBandwidthWordsPerCycle),
    port('read', read, memory.readBandwidthWordsPerCycle),
  ].filter(({ computesPerWord }) => Number.isFinite(computesPerWord));
  const limited = all.filter(({ wordsPerCycle }) => wordsPerCycle !== null);
  return limited.length > 0 ? limited : all.slice(0, 1);
}
