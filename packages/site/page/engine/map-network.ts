import { mappedLayers, networkTexts } from '@loopwright/cli/texts';
import { loadWorkload, prepareDesign } from '@loopwright/core/engine';
import { runNetwork } from '@loopwright/network-run';
import { formatMapping } from '@loopwright/report';
import { mappingViewOf } from '@loopwright/report-html';
import { networkResultJson } from '@loopwright/results';
import { loadDesign } from '@loopwright/spec';
import { distinctOperations } from '@loopwright/workload';
import { PartsCounter } from './parts-counter.ts';
import type { NetworkOutcome } from './protocol.ts';
import { rerunView } from './rerun-view.ts';
import type { RunContext } from './run-context.ts';
import { searchLimits } from './search-limits.ts';

/** Maps every operation of a network: `loopwright map DESIGN NETWORK`. */
export async function mapNetwork(context: RunContext): Promise<NetworkOutcome> {
  const { task, sources, network, plugins, references, host } = context;
  const { mapper, objective, seed, threads } = task.search;
  const { design: loaded, bind } = loadDesign(sources);
  const on = { design: prepareDesign(plugins, loaded), bind, sources, references };
  const { workload } = await loadWorkload(plugins, { files: network, sizes: {} });
  const counter = new PartsCounter('operations', distinctOperations(workload).length, context);
  const run = await runNetwork(workload, on, {
    mapper,
    objective,
    seed,
    limits: searchLimits(task.search, plugins),
    executor: 'workers',
    searchesAtOnce: threads,
    host,
    onBegin: ({ name }) => counter.begin(name),
    onEnd: ({ name }) => counter.end(name),
  });
  const result = networkResultJson(run);
  const layers = await mappedLayers(on, run.mapping);
  const pages = layers.map(({ operations, mapped }) => ({
    names: operations.map(({ name }) => name),
    mapping: mappingViewOf(mapped),
    text: formatMapping(mapped),
  }));
  return {
    kind: 'network',
    json: `${JSON.stringify(result, null, 2)}\n`,
    view: { result, pages, rerun: rerunView(context, networkTexts({ network }), null) },
  };
}
