import { builtInPresets, type ConfigChoice } from '@loopwright/config';
import type { Command } from 'commander';
import { collect } from './option-values.ts';
import { type RedisOptions, redisChoice } from './redis-option.ts';
import { addTemplateOptions, type TemplateOptions } from './template-options.ts';

/** Options of every command that reads a configuration. */
export interface ConfigOptions extends TemplateOptions, RedisOptions {
  readonly config?: string;
  readonly preset?: readonly string[];
  readonly plugin?: readonly string[];
  readonly set?: readonly string[];
}

/** Declares them. The last three may be given more than once. */
export function addConfigOptions(command: Command): Command {
  return addTemplateOptions(command)
    .optionsGroup('Configuration:')
    .option('-c, --config <file>', 'configuration, instead of the one in this folder or above')
    .option(
      '--preset <name>',
      `preset of the configuration, or ${Object.keys(builtInPresets).join(', ')}; above the file`,
      collect,
    )
    .option('-p, --plugin <name>', 'plugin to load besides: a package, a path, or one that comes along', collect)
    .option(
      '--set <path=value>',
      'value of the configuration, as limits.seconds=3; above the file and presets',
      collect,
    );
}

/** What the options choose. */
export function configChoice({ config, preset, plugin = [], set = [], ...options }: ConfigOptions): ConfigChoice {
  const { plugins, sets } = redisChoice(options);
  return { file: config, presets: preset, plugins: [...plugin, ...plugins], sets: [...sets, ...set] };
}
