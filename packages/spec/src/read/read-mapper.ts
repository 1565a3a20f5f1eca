import { isNothing, type LocatedEntry } from '../source/located.ts';
import { plainMap } from '../source/plain-value.ts';
import type { Reader } from '../source/reader.ts';

/** Settings of Timeloop's mapper. Those that steer its logs are accepted, so that files need not be changed. */
export const MAPPER_KEYS = [
  ...['version', 'algorithm', 'optimization_metric', 'optimization_metrics', 'num_threads', 'search_size', 'timeout'],
  ...['victory_condition', 'sync_interval', 'max_permutations_per_if_visit', 'max_temporal_loops_in_a_mapping'],
  ...['live_status', 'diagnostics', 'out_prefix', 'log_interval', 'log_stats', 'log_suboptimal', 'log_all'],
  ...[
    'log_oaves',
    'log_oave_mappings',
    'log_oaves_mappings',
    'log_all_mappings',
    'log_mappings_yaml',
    'log_mappings_verbose',
    'log_orojenesis_mappings',
  ],
  ...['penalize_consecutive_bypass_fails', 'emit_whoop_nest', 'filter_revisits', 'heartbeat'],
];

/** The `mapper` section as plain values: mappers and the command decide what they make of it. */
export function readMapper(section: LocatedEntry | undefined, reader: Reader): Record<string, unknown> {
  if (!section || isNothing(section.value)) return {};
  const map = reader.closedMap(section.value, 'mapper', MAPPER_KEYS);
  if (!map) return {};
  reader.version(map, 'mapper');
  const { version: _, ...settings } = plainMap(map);
  return settings;
}
