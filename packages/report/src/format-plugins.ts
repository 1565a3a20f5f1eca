import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A plugin that is loaded. */
export interface LoadedPlugin {
  readonly name: string;
  readonly version: string | null;
  /** The module or config file that it comes from. */
  readonly from: string;
  /** Section of the configuration that it owns; null for none. */
  readonly section: string | null;
  readonly mappers: readonly string[];
  readonly executors: readonly string[];
  readonly metrics: readonly string[];
  readonly samplers: readonly string[];
  readonly densities: readonly string[];
  readonly formats: readonly string[];
  /** Hooks that it taps. */
  readonly hooks: readonly string[];
}

export function formatPlugins(plugins: readonly LoadedPlugin[], layout: TextLayout): string {
  const columns: Column[] = [
    { title: 'Plugin', align: 'left', paint: layout.paint.name },
    { title: 'Version', align: 'left' },
    { title: 'Registers', align: 'left' },
    { title: 'From', align: 'left' },
  ];
  const rows = plugins.flatMap(
    ({ name, version, from, section, mappers, executors, metrics, samplers, densities, formats, hooks }) => {
      const registered = [
        ...(section === null ? [] : [`section ${section}`]),
        ...mappers.map((mapper) => `mapper ${mapper}`),
        ...executors.map((executor) => `executor ${executor}`),
        ...metrics.map((metric) => `metric ${metric}`),
        ...samplers.map((sampler) => `sampler ${sampler}`),
        ...densities.map((density) => `density ${density}`),
        ...formats.map((format) => `format ${format}`),
        ...hooks.map((hook) => `hook ${hook}`),
      ];
      // One to a line: a plugin may tap every hook.
      const [first = 'nothing', ...others] = registered;
      return [[name, version ?? '-', first, from], ...others.map((other) => ['', '', other, ''])];
    },
  );
  return formatTable(columns, rows, layout).join('\n');
}
