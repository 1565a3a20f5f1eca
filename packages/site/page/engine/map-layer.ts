import { type MappingResult, Objective, type Plugin, type SearchStep } from '@loopwright/core';
import { findMapping, type MapJob, prepareDesign } from '@loopwright/core/engine';
import { createSession, type Session } from '@loopwright/explorer';
import { formatMapping, formatMetric } from '@loopwright/report';
import { type Improvement, mappingViewOf, searchViewOf } from '@loopwright/report-html';
import { searchResultJson, writeResult } from '@loopwright/results';
import { loadSpecification } from '@loopwright/spec';
import type { LayerOutcome } from './protocol.ts';
import { rerunView } from './rerun-view.ts';
import type { RunContext } from './run-context.ts';
import { searchLimits } from './search-limits.ts';

const secondsBetweenReports = 0.1;

/** Searches for the mapping of a layer: `loopwright map`. */
export async function mapLayer(context: RunContext): Promise<LayerOutcome> {
  const { task, sources, plugins, references, host } = context;
  const { mapper, objective, seed, threads } = task.search;
  const { specification } = loadSpecification(sources);
  const design = prepareDesign(plugins, specification);
  const limits = searchLimits(task.search, plugins);
  const improvements: Improvement[] = [];
  await plugins.use(lookOn(context, improvements));
  const shards = plugins.mapper(mapper).indivisible ? 1 : threads;
  const question = { mapper, objective, seed };
  const job: MapJob = { kind: 'map', sources, plugins: references, question, limits, shards };
  const settings = { ...question, limits, threads: shards };
  const result = await findMapping(design, specification, settings, host, (prepared, control) =>
    plugins.executor('workers').search(job, prepared, control),
  );
  const files = sources.map(({ file }) => file);
  const session = await createSession({ design, specification, files, search: { mapper, objective, limits, seed } });
  return {
    kind: 'layer',
    json: writeResult(searchResultJson(result)),
    session: result.best ? beginningWith(result.best, session) : session,
    report: {
      mapping: result.best && mappingViewOf(result.best),
      search: searchViewOf(result, improvements),
      rerun: rerunView(context, [], result.best && formatMapping(result.best)),
    },
  };
}

/** Keeps when the search got better, and reports at intervals how it stands. */
function lookOn({ task, onProgress }: RunContext, improvements: Improvement[]): Plugin {
  let last = Number.NEGATIVE_INFINITY;
  const see = ({ improved, evaluated, seconds, bestScore, bound }: Readonly<SearchStep>) => {
    if (improved.length > 0) improvements.push({ evaluated, seconds, score: bestScore });
    if (seconds - last < secondsBetweenReports) return;
    last = seconds;
    const [metric] = new Objective(task.search.objective).metrics;
    const isFound = bestScore < Infinity;
    onProgress({
      kind: 'layer',
      evaluated,
      seconds,
      best: isFound ? formatMetric(metric!, bestScore) : null,
      bound: bound > 0 ? formatMetric(metric!, bound) : null,
      gap: isFound && bound > 0 ? Math.max(0, 1 - bound / bestScore) : null,
    });
  };
  return { name: 'page', setup: ({ hooks }) => hooks.searchStep.tap(see) };
}

/** The session of a page that edits what was found. */
function beginningWith({ mapping, reuse }: MappingResult, session: Session): Session {
  return { ...session, specification: { ...session.specification, mapping: { mapping, reuse } } };
}
