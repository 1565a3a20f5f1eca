import { networkTexts } from '@loopwright/cli/texts';
import { loadWorkload } from '@loopwright/core/engine';
import { writeResult } from '@loopwright/results';
import { readStudy, runSweep, studySources } from '@loopwright/sweep';
import { isProblemFile } from '@loopwright/workload';
import { PartsCounter } from './parts-counter.ts';
import type { SweepOutcome } from './protocol.ts';
import { rerunView } from './rerun-view.ts';
import type { RunContext } from './run-context.ts';
import { searchLimits } from './search-limits.ts';

/** Maps a layer or a network on every design of a space: `loopwright sweep DESIGN NETWORK --vary ...`. */
export async function sweepDesigns(context: RunContext): Promise<SweepOutcome> {
  const { task, plugins, references, host } = context;
  const { names, search, sweep } = task;
  const { sources, network } = workloadApart(context);
  // The files are here already: a study only names them.
  const named = (name: string) => [{ name, files: [name] }];
  const { vary, objectives, sampler } = sweep;
  const others = { name: `${names.workload} on ${names.design}`, objectives, sampler };
  const [designs, workloads] = [named(names.design), named(names.workload)];
  const study = readStudy(studySources({ vary, designs, workloads, others }));
  const { workload } = await loadWorkload(plugins, { files: network, sizes: {} });
  const loaded = {
    ...study,
    designs: [{ name: names.design, sources }],
    workloads: [{ name: names.workload, weight: 1, workload }],
  };
  const counter = new PartsCounter('designs', 0, context);
  const result = await runSweep(loaded, {
    plugins,
    references,
    host,
    mapper: search.mapper,
    objective: search.objective,
    limits: searchLimits(search, plugins),
    seed: search.seed,
    executor: 'workers',
    searchesAtOnce: search.threads,
    onPoint: (_, { ended, of }) => counter.count(ended, of),
  });
  return {
    kind: 'sweep',
    json: writeResult(result),
    view: { result, rerun: rerunView({ ...context, sources }, networkTexts({ network }), null) },
  };
}

/** A problem among the files of a design is its workload. */
function workloadApart({ sources, network }: RunContext): Pick<RunContext, 'sources' | 'network'> {
  if (network.length > 0) return { sources, network };
  return { sources: sources.filter((file) => !isProblemFile(file)), network: sources.filter(isProblemFile) };
}
