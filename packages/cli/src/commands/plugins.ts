import { formatPlugins, type LoadedPlugin } from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfiguration, setUpPlugins } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

/** `loopwright plugins` */
export async function pluginsCommand(options: InspectOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfiguration(options, io);
  const manager = await setUpPlugins(config.plugins, io);
  const loaded = manager.plugins.map(
    ({ plugin, mappers, executors, metrics, samplers, densities, formats, hooks }, index): LoadedPlugin => {
      const { from, reference } = config.plugins[index];
      const { name, section } = plugin;
      const { version } = reference;
      return {
        name,
        version,
        from,
        section: section?.name ?? null,
        mappers,
        executors,
        metrics,
        samplers,
        densities,
        formats,
        hooks,
      };
    },
  );
  const text = options.json ? JSON.stringify(loaded, null, 2) : formatPlugins(loaded, textLayout(io));
  io.stdout.write(`${text}\n`);
  return ExitCode.Valid;
}
