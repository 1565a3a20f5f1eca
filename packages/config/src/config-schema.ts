import { builtInObjectiveNames, type Plugin } from '@loopwright/core';
import { z } from 'zod';
import { builtInPresets } from './built-in-presets.ts';
import type { LoopwrightConfig, PluginEntry, PresetConfig } from './config.ts';

const count = z.int('must be a whole number').positive('must be 1 or more');
const above0 = z.number().positive('must be above 0');
const name = z.string().min(1, 'must be a name');

const limits = z.strictObject({
  seconds: above0.optional().describe('Of wall time. No limit by default.'),
  evaluations: count.optional().describe('Mappings that are decoded and checked. No limit by default.'),
  victoryCondition: count
    .optional()
    .describe('Valid mappings in a row, per thread, that bring nothing better. No limit by default.'),
  timeout: count.optional().describe('Mappings in a row, per thread, that do not fit. No limit by default.'),
  target: above0
    .optional()
    .describe('Value of the first metric (pJ x cycles, pJ, cycles or accesses) that is good enough. None by default.'),
});

/** Others are registered by plugins: who knows them checks the name. */
const metric = z.union([z.enum(builtInObjectiveNames), z.string().min(1)]);

/** Written as JSON: objects with functions are for code. */
export const pluginEntry = z.custom<PluginEntry>(isPluginEntry, { error: ({ input }) => pluginEntryAdvice(input) });

const settings = {
  spec: z
    .array(z.string().min(1, 'must name a file'))
    .optional()
    .describe('Input files, relative to this file; those of the command line replace them. None by default.'),
  defines: z
    .record(z.string().regex(/^[A-Za-z_]\w*$/, 'must be a name'), z.unknown())
    .optional()
    .describe('Variables of Jinja templates among the files; --define goes above them. None by default.'),
  includePath: z
    .array(z.string().min(1, 'must name a folder'))
    .optional()
    .describe('Folders that templates may include from, beside their own, relative to this file. None by default.'),
  plugins: z
    .array(pluginEntry)
    .optional()
    .describe('Plugins beside the built-in ones: names, or [name, options]. None by default.'),
  mapper: z
    .string()
    .min(1, 'must name a mapper')
    .optional()
    .meta({ description: 'Search strategy.', default: 'optimal' }),
  objective: z
    .union([metric, z.array(metric).min(1, 'must name a metric')])
    .optional()
    .meta({
      description: 'What to minimise; of a list the first decides and the next break ties.',
      default: 'edp',
    }),
  limits: limits
    .optional()
    .describe(
      'When the search ends: the first that is reached. 10 seconds by default, unless the mapper ends by itself.',
    ),
  threads: count
    .optional()
    .describe('Threads that search. All cores by default, one for fewer than 50,000 evaluations.'),
  executor: z
    .string()
    .min(1, 'must name an executor')
    .optional()
    .meta({ description: 'Where the parts of a search run: one that a plugin registers.', default: 'threads' }),
  seed: z.int('must be a whole number').nonnegative('must be 0 or more').optional().meta({
    description: 'Of all randomness: the same seed, threads and evaluations give the same mapping.',
    default: 1,
  }),
};

/** Not a section: a preset says nothing of other configurations. */
const ofFilesOnly = z.never().optional();

/** Of any other key: who knows the plugins checks it. */
const section = z.unknown().describe('Section of the plugin that owns it.');

const preset = z
  .object({
    ...settings,
    $schema: ofFilesOnly,
    extends: ofFilesOnly,
    preset: ofFilesOnly,
    presets: ofFilesOnly,
    study: ofFilesOnly,
  })
  .catchall(section);

const schema = z
  .object({
    $schema: z.string().optional().describe('JSON Schema of this file, for editors.'),
    extends: z
      .union([name, z.array(name)], 'must be a file, a package, or a list of such')
      .optional()
      .describe(
        'Configurations to build on: files that begin with a dot, or packages; later ones go first. None by default.',
      ),
    preset: name.optional().describe('Name of the preset that holds where this file says nothing. None by default.'),
    presets: z
      .record(name, preset)
      .optional()
      .describe(
        `Presets by name, beside ${Object.keys(builtInPresets).join(', ')}, which come along. None by default.`,
      ),
    study: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Design space of loopwright sweep, files relative to this file; see docs/sweep.md. None by default.'),
    ...settings,
  })
  .catchall(section);

/** Checks what a config file holds. */
export const configSchema: z.ZodType<LoopwrightConfig> = schema;

/** Checks what a preset holds, and what an option sets. */
export const presetSchema: z.ZodType<PresetConfig> = preset;

/** What no section can be named. */
export const configKeys: readonly string[] = Object.keys(schema.shape);

/** Known keys of the map at a path of a configuration; of a preset where `isPreset`. */
export function knownKeys(path: string, isPreset: boolean): readonly string[] {
  const inner = path.replace(/^presets\.[^.]+(\.|$)/, '');
  if (inner === 'limits') return Object.keys(limits.shape);
  if (inner !== '') return [];
  return isPreset || inner !== path ? Object.keys(settings) : configKeys;
}

/** By its shape: a plugin may come from another copy of the packages. */
export function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== 'object' || value === null) return false;
  const { name, setup } = value as Partial<Plugin>;
  return typeof name === 'string' && name !== '' && typeof setup === 'function';
}

function isPluginEntry(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  if (!Array.isArray(value)) return isPlugin(value);
  const [name, options] = value;
  const hasOptions = options === undefined || (typeof options === 'object' && options !== null);
  return value.length <= 2 && typeof name === 'string' && name !== '' && hasOptions;
}

function pluginEntryAdvice(value: unknown): string {
  if (typeof value === 'function') return `is a function: call it, ${value.name || 'plugin'}()`;
  return 'must be a plugin, a name, or [name, options]';
}
