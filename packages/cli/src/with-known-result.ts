import type { RunResult } from '@loopwright/core';
import type { PluginManager } from '@loopwright/core/engine';

/** What a run gives of which `kind`. */
type ResultOf<Kind extends RunResult['kind']> = Extract<RunResult, { readonly kind: Kind }>;

/**
 * Runs, and writes the result when the run is over: also where a plugin that reports it fails, so that nothing found is lost.
 * The error is thrown afterwards.
 */
export async function withKnownResult<Kind extends RunResult['kind'], T>(
  kind: Kind,
  plugins: PluginManager,
  run: () => Promise<T>,
  write: (result: ResultOf<Kind>) => Promise<void>,
): Promise<T> {
  let known: ResultOf<Kind> | undefined;
  await plugins.use({
    name: 'known-result',
    setup({ hooks }) {
      const keep = (result: RunResult) => {
        if (result.kind === kind) known = result as ResultOf<Kind>;
      };
      hooks.report.tap(keep, { stage: Number.NEGATIVE_INFINITY });
    },
  });
  try {
    return await run();
  } finally {
    if (known) await write(known);
  }
}
