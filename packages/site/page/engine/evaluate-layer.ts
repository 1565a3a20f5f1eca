import { evaluateMapping, prepareDesign } from '@loopwright/core/engine';
import { createSession } from '@loopwright/explorer';
import { formatMapping } from '@loopwright/report';
import { mappingViewOf } from '@loopwright/report-html';
import { evaluationResultJson, writeResult } from '@loopwright/results';
import { loadSpecification } from '@loopwright/spec';
import type { LayerOutcome } from './protocol.ts';
import { rerunView } from './rerun-view.ts';
import type { RunContext } from './run-context.ts';
import { searchLimits } from './search-limits.ts';

/** Costs the mapping among the sources: `loopwright evaluate`. */
export async function evaluateLayer(context: RunContext): Promise<LayerOutcome> {
  const { task, sources, plugins } = context;
  const { mapper, objective, seed } = task.search;
  const { specification } = loadSpecification(sources);
  const design = prepareDesign(plugins, specification);
  const result = await evaluateMapping(design, specification);
  const limits = searchLimits(task.search, plugins);
  const files = sources.map(({ file }) => file);
  return {
    kind: 'layer',
    json: writeResult(evaluationResultJson(result)),
    session: await createSession({ design, specification, files, search: { mapper, objective, limits, seed } }),
    report: { mapping: mappingViewOf(result), search: null, rerun: rerunView(context, [], formatMapping(result)) },
  };
}
