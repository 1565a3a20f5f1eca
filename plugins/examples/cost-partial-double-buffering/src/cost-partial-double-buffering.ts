import type { Evaluate, EvaluateContext, Level, Plugin } from '@loopwright/core';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** Share of the time of fills that computes hide: 1 is the built-in rule, 0 is no double buffering; 0.8. */
  overlap: z.number().min(0).max(1).default(0.8),
  /** Words that a memory takes per cycle where its bandwidth is not given; 16. */
  fillWordsPerCycle: z.number().positive().default(16),
});

export type CostPartialDoubleBufferingOptions = z.input<typeof optionsSchema>;
type Options = z.output<typeof optionsSchema>;

/** Changes a rule: fills of a memory run beside the computes only in part, and the rest of their time is added. */
export const costPartialDoubleBuffering = (options: CostPartialDoubleBufferingOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'cost-partial-double-buffering',
    setup(api) {
      api.hooks.evaluate.tap((evaluate, context) => withExposedFills(evaluate, context, parsed), { onlyAdds: true });
    },
  };
};

function withExposedFills(evaluate: Evaluate, { specification, state }: EvaluateContext, options: Options): Evaluate {
  const { levels } = specification.architecture;
  const dataspaces = specification.problem.dataspaces.length;
  // [level] cycles that one word filled into an instance adds; 0 at fan-outs.
  const cyclesPerFill = Float64Array.from(levels, (level) => exposedCycles(level, options));
  return (batch, candidate) => {
    evaluate(batch, candidate);
    if (batch.rejection[candidate]) return;
    let exposed = 0;
    for (let level = 0; level < cyclesPerFill.length; level++) {
      let fills = 0;
      for (let at = level * dataspaces; at < (level + 1) * dataspaces; at++) fills += state.fills[at];
      exposed += fills * cyclesPerFill[level];
    }
    batch.cycles[candidate] += Math.ceil(exposed);
  };
}

function exposedCycles(level: Level, { overlap, fillWordsPerCycle }: Options): number {
  if (level.kind === 'fanout') return 0;
  const given = Math.min(level.writeBandwidthWordsPerCycle, level.sharedBandwidthWordsPerCycle);
  return (1 - overlap) / (given < Infinity ? given : fillWordsPerCycle);
}
