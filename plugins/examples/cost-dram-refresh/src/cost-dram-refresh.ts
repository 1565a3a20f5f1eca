import { type Evaluate, type EvaluateContext, isDram, type Level, type Memory, type Plugin } from '@loopwright/core';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** Bytes of a row; 1024, a page of HBM2. */
  rowBytes: z.number().positive().default(1024),
  /** Share of a row that is used before another row of its bank is opened; 0.5. */
  rowUse: z.number().positive().max(1).default(0.5),
  /** Energy of opening and closing a row, pJ; 1000, about 1 pJ per byte. */
  activationPj: z.number().nonnegative().default(1000),
  /** Energy of one refresh command, pJ; 30000. */
  refreshPj: z.number().nonnegative().default(30_000),
  /** Time between refresh commands, ns; 3904, tREFI of LPDDR4 (JEDEC JESD209-4). */
  refreshIntervalNs: z.number().positive().default(3904),
  /** Clock of the accelerator, ns; 1. */
  cycleNs: z.number().positive().default(1),
});

export type CostDramRefreshOptions = z.input<typeof optionsSchema>;
type Options = z.output<typeof optionsSchema>;

/** Adds what energies per word leave out: rows that are opened, and refresh while the run lasts. */
export const costDramRefresh = (options: CostDramRefreshOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'cost-dram-refresh',
    setup(api) {
      api.hooks.evaluate.tap((evaluate, context) => withDram(evaluate, context, parsed), { onlyAdds: true });
    },
  };
};

function withDram(evaluate: Evaluate, { specification, state }: EvaluateContext, options: Options): Evaluate {
  const { levels } = specification.architecture;
  const level = dramLevel(levels);
  const { datawidthBits, instances } = levels[level] as Memory;
  const dataspaces = specification.problem.dataspaces.length;
  const pjPerWord = ((datawidthBits / 8) * options.activationPj) / (options.rowBytes * options.rowUse);
  const refreshPjPerCycle = (instances * options.refreshPj * options.cycleNs) / options.refreshIntervalNs;
  // What the search calls for every candidate: numbers and arrays only.
  return (batch, candidate) => {
    evaluate(batch, candidate);
    if (batch.rejection[candidate]) return;
    let words = 0;
    for (let at = level * dataspaces; at < (level + 1) * dataspaces; at++) {
      words += state.reads[at] + state.fills[at] + state.updates[at];
    }
    batch.energyPj[candidate] +=
      words * state.instancesUsed[level] * pjPerWord + batch.cycles[candidate] * refreshPjPerCycle;
  };
}

/** The DRAM by its class, or else the outermost memory. */
function dramLevel(levels: readonly Level[]): number {
  const dram = levels.findLastIndex((level) => level.kind === 'memory' && isDram(level));
  return dram === -1 ? levels.findLastIndex(({ kind }) => kind === 'memory') : dram;
}
