import { buildMapspace, type Mapspace } from '@loopwright/mapspace';
import type { BoundProblem } from './bind-problem.ts';

/** Has the `mapspaceBuild` taps change the constraints, and builds the mapspace that they leave. */
export async function constrain({ plugins, specification }: BoundProblem): Promise<Mapspace> {
  const { problem, architecture } = specification;
  const constraints = await plugins.hooks.mapspaceBuild.promise(specification.constraints, specification);
  return buildMapspace(problem, architecture, constraints);
}
