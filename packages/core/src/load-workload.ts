import { SpecError } from '@loopwright/spec';
import type { LoadedWorkload } from '@loopwright/workload';
import type { PluginManager } from './plugin-manager.ts';
import type { WorkloadRequest } from './workload-request.ts';

/**
 * Has the plugins read the files of a network.
 *
 * @throws SpecError with all that is wrong with them, or where no plugin reads such files
 */
export async function loadWorkload(plugins: PluginManager, request: WorkloadRequest): Promise<LoadedWorkload> {
  const loaded = await plugins.hooks.workloadLoad.promise(request);
  if (loaded) return loaded;
  const files = request.files.map(({ file }) => file).join(', ');
  throw new SpecError([
    {
      code: 'unknown-network',
      severity: 'error',
      message: `no plugin reads a network from ${files}`,
      expected: 'one file with a workload section, one ONNX file, or files of problems',
      hint: 'name one network',
    },
  ]);
}
