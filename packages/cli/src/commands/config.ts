import { type LoadedConfig, loadConfig, resolveSettings, settingsOfMapperSection } from '@loopwright/config';
import { type ConfigValue, formatConfig } from '@loopwright/report';
import { builtInPlugins } from '../built-in-plugins.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareRun } from '../prepare-run.ts';
import { settingValues } from '../setting-values.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

/** `loopwright config FILE...` */
export async function configCommand(files: readonly string[], options: InspectOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfig({ folder: io.cwd, file: options.config, builtIns: builtInPlugins });
  const values = [
    ...fileValues(files, config),
    ...settingValues(
      resolveSettings([
        config.settings,
        { origin: 'mapper section', values: await mapperSection(files, config, options, io) },
      ]),
    ),
  ];
  const text = options.json
    ? JSON.stringify(Object.fromEntries(values.map(({ key, value, from }) => [key, { value, from }])), null, 2)
    : formatConfig(values, textLayout(io));
  io.stdout.write(`${text}\n`);
  return ExitCode.Valid;
}

function fileValues(files: readonly string[], config: LoadedConfig): ConfigValue[] {
  const home = config.file ?? 'default';
  const spec = files.length > 0 ? { value: files, from: 'command line' } : { value: config.spec, from: home };
  return [
    { key: 'file', value: config.file ?? 'none found', from: 'search' },
    { key: 'spec', value: spec.value, from: spec.value.length > 0 ? spec.from : 'default' },
    ...config.plugins.map(({ plugin, from }, index) => ({ key: `plugins.${index}`, value: plugin.name, from })),
  ];
}

/** Its settings come last but for the defaults. None where no input file is named. */
async function mapperSection(files: readonly string[], config: LoadedConfig, options: InspectOptions, io: Io) {
  if (files.length === 0 && config.spec.length === 0) return {};
  const { specification } = await prepareRun(files, options.config, io);
  return settingsOfMapperSection(specification.mapper);
}
