import { type Evaluate, type EvaluateContext, type Level, type Memory, type Plugin, Rejection } from '@loopwright/core';
import { z } from 'zod';
import { compulsoryWords } from './compulsory-words.ts';

const optionsSchema = z.strictObject({
  /** Words per cycle of the outermost memory where its bandwidths are not given; 16. */
  wordsPerCycle: z.number().positive().default(16),
});

export type CostRooflineOptions = z.input<typeof optionsSchema>;
type Options = z.output<typeof optionsSchema>;

/**
 * Replaces the evaluator: a roofline (Williams, Waterman, Patterson, CACM 2009). A run takes as long as its computes on
 * the units that the mapping uses, or as its compulsory traffic, whichever is longer; memories inside are not looked at.
 */
export const costRoofline = (options: CostRooflineOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'cost-roofline',
    setup(api) {
      // The evaluator that comes in is not called.
      api.hooks.evaluate.tap((_, context) => roofline(context, parsed));
    },
  };
};

function roofline({ specification, costs }: EvaluateContext, { wordsPerCycle }: Options): Evaluate {
  const { problem, architecture } = specification;
  const { levels } = architecture;
  const dimensions = problem.dimensions.length;
  const computes = problem.dimensions.reduce((product, { bound }) => product * bound, 1);
  const words = problem.dataspaces.reduce((sum, dataspace) => sum + compulsoryWords(problem, dataspace), 0);
  const outermost = levels.findLastIndex(({ kind }) => kind === 'memory');
  const dram = levels[outermost] as Memory;
  const memoryCycles = words / bandwidthOf(dram, wordsPerCycle);
  const energyPj =
    computes * (costs.compute.energyPj.compute ?? 0) +
    (words / dram.blockWords) * (costs.levels[outermost].energyPj.read ?? 0);
  // [level] children of a fan-out, 0 at memories.
  const children = Float64Array.from(levels, childrenOf);
  return (batch, candidate) => {
    let units = 1;
    for (let level = 0; level < children.length; level++) {
      if (children[level] === 0) continue;
      let used = 1;
      const start = (candidate * children.length + level) * dimensions;
      for (let at = start; at < start + dimensions; at++) used *= batch.factors[at];
      if (used > children[level]) {
        batch.rejection[candidate] = Rejection.FanoutX;
        batch.rejectedLevel[candidate] = level;
        batch.needed[candidate] = used;
        return;
      }
      units *= used;
    }
    batch.rejection[candidate] = Rejection.None;
    batch.energyPj[candidate] = energyPj;
    batch.cycles[candidate] = Math.ceil(Math.max(computes / units, memoryCycles));
    batch.outermostAccesses[candidate] = words;
  };
}

function bandwidthOf(memory: Memory, otherwise: number): number {
  const { readBandwidthWordsPerCycle: read, writeBandwidthWordsPerCycle: write, sharedBandwidthWordsPerCycle } = memory;
  const given = Math.min(read + write, sharedBandwidthWordsPerCycle);
  return given < Infinity ? given : otherwise;
}

function childrenOf(level: Level): number {
  return level.kind === 'fanout' ? level.fanoutX * level.fanoutY : 0;
}
