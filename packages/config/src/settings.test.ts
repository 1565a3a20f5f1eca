import { describe, expect, test } from 'vitest';
import { resolveSettings, settingsOfMapperSection } from './index.ts';

describe('resolveSettings', () => {
  test('defaults', () => {
    expect(resolveSettings([])).toMatchObject({
      mapper: 'optimal',
      objective: ['edp'],
      limits: {},
      threads: 1,
      seed: 1,
      origins: { seed: 'default' },
    });
  });

  test('the first source holds, limit by limit', () => {
    const settings = resolveSettings([
      { origin: 'command line', values: { seed: 3, seconds: 5 } },
      { origin: 'loopwright.config.ts', values: { seed: 4, seconds: 6, evaluations: 100, mapper: undefined } },
      { origin: 'mapper section', values: { mapper: 'hybrid' } },
    ]);
    expect(settings).toMatchObject({ seed: 3, mapper: 'hybrid', limits: { seconds: 5, evaluations: 100 } });
    expect(settings.origins).toMatchObject({
      seed: 'command line',
      seconds: 'command line',
      evaluations: 'loopwright.config.ts',
      mapper: 'mapper section',
      objective: 'default',
    });
  });
});

describe('settingsOfMapperSection', () => {
  test('Timeloop names, with hyphens or underscores; 0 is no limit', () => {
    const section = {
      algorithm: 'random_pruned',
      'optimization-metrics': ['delay', 'last-level-accesses', 'energy + 1e-3*last-level-accesses'],
      search_size: 0,
      victory_condition: 500,
      timeout: 1e4,
      num_threads: 8,
      live_status: false,
    };
    expect(settingsOfMapperSection(section)).toEqual({
      mapper: 'random-pruned',
      objective: ['delay', 'last_level_accesses', 'energy+1e-3*last_level_accesses'],
      evaluations: undefined,
      victoryCondition: 500,
      timeout: 10000,
      threads: 8,
    });
  });

  test.each([
    [{ timeout: 'long' }, 'mapper section: timeout: must be a number, 0 or more, not long'],
    [{ algorithm: 7 }, 'must be the name of a mapper, not 7'],
  ])('mistake %j', (section, message) => {
    expect(() => settingsOfMapperSection(section)).toThrow(message);
  });
});
