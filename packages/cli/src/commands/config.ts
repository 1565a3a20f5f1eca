import type { LoadedConfig } from '@loopwright/config';
import { type ConfigValue, formatConfig } from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfiguration, prepareDesignRun, setUpPlugins } from '../prepare-run.ts';
import { chooseSettings, type SettingSources } from '../search-settings.ts';
import { settingValues } from '../setting-values.ts';
import { textLayout } from '../text-layout.ts';
import type { InspectOptions } from './inspect-options.ts';

/** `loopwright config FILE...` */
export async function configCommand(files: readonly string[], options: InspectOptions, io: Io): Promise<ExitCode> {
  const sources = await settingSources(files, options, io);
  const { config } = sources;
  const settings = settingValues(chooseSettings(sources, {}, io));
  const values = [...fileValues(files, config), ...settings, ...config.sectionValues];
  const text = options.json
    ? JSON.stringify(Object.fromEntries(values.map(({ key, value, from }) => [key, { value, from }])), null, 2)
    : formatConfig(values, textLayout(io));
  io.stdout.write(`${text}\n`);
  return ExitCode.Valid;
}

/** Without any input file there is no mapper section. */
async function settingSources(files: readonly string[], options: InspectOptions, io: Io): Promise<SettingSources> {
  const config = await loadConfiguration(options, io);
  if (files.length === 0 && config.spec.length === 0) {
    return { config, plugins: await setUpPlugins(config.plugins, io), mapperSection: {} };
  }
  return prepareDesignRun(files, options, io, config);
}

function fileValues(files: readonly string[], config: LoadedConfig): ConfigValue[] {
  const { file, spec, specOrigin, templates, plugins } = config;
  const named = files.length > 0;
  return [
    { key: 'file', value: file ?? 'none found', from: 'search' },
    { key: 'spec', value: named ? files : spec, from: named ? 'command line' : (specOrigin ?? 'default') },
    ...Object.entries(templates.defines).map(([name, value]) => ({
      key: `defines.${name}`,
      value,
      from: templates.origins[name]!,
    })),
    ...plugins.map(({ plugin, from }, index) => ({ key: `plugins.${index}`, value: plugin.name, from })),
  ];
}
