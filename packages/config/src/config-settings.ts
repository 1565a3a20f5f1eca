import type { LoopwrightConfig } from './config.ts';
import type { SettingValues } from './settings.ts';

/** The settings that a config file gives. */
export function settingsOfConfig({
  mapper,
  objective,
  limits,
  threads,
  executor,
  seed,
}: LoopwrightConfig): SettingValues {
  return {
    ...limits,
    mapper,
    objective: typeof objective === 'string' ? [objective] : objective,
    threads,
    executor,
    seed,
  };
}
