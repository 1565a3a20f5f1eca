import type { Evaluate, EvaluateContext, Plugin } from '@loopwright/core';
import { LatencyModel, type LatencyParts } from './latency-model.ts';
import { checkTimingAttributes } from './timing-attributes.ts';

/** What it adds, as reports and results name it. */
export const latencyParts: Readonly<Record<keyof LatencyParts, string>> = {
  operations: 'array operations',
  requests: 'requests',
  exposed: 'exposed transfers',
  startAndDrain: 'start and drain',
};

/**
 * Latency beyond steady state, of what the attributes `timing_...` of a design's memories say; a design without any costs what
 * it did. Cycles only grow, so that proofs hold.
 */
export const costLatency = (): Plugin => ({
  name: 'cost-latency',
  setup({ hooks }) {
    hooks.specLoad.tap(({ architecture }) => {
      checkTimingAttributes(architecture);
      return undefined;
    });
    let parts: LatencyParts;
    const names = Object.keys(latencyParts) as (keyof LatencyParts)[];
    for (const [index, name] of names.entries()) {
      const place = { onlyAdds: true, part: latencyParts[name] };
      // The first part measures all of them.
      const tap = (evaluate: Evaluate, context: EvaluateContext): Evaluate => {
        const model = index === 0 ? new LatencyModel(context) : null;
        if (model) parts = model.parts;
        const own = parts;
        return (batch, candidate) => {
          evaluate(batch, candidate);
          if (batch.rejection[candidate]) return;
          model?.measure(batch, candidate, batch.cycles[candidate]);
          batch.cycles[candidate] += own[name];
        };
      };
      hooks.evaluate.tap(tap, place);
    }
  },
});
