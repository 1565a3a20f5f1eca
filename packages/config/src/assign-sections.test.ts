import type { Plugin } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { type ConfigChoice, loadConfig } from './load-config.ts';
import { loadPlugins } from './load-plugins.ts';

const power = z
  .strictObject({
    volts: z.number().positive().default(0.8),
    gate: z
      .strictObject({ idle: z.int(), levels: z.array(z.string()) })
      .partial()
      .optional(),
  })
  .prefault({});
const owner =
  (name: string, section: string, schema: z.ZodType = power) =>
  (): Plugin => ({
    name,
    section: { name: section, schema },
    setup() {},
  });
const builtIns = { 'energy-power': owner('energy-power', 'power') };

async function load(config: string, choice: ConfigChoice = {}, plugins = builtIns) {
  const folder = temporaryFolder({ ...base, '.loopwrightrc': config });
  const loaded = await loadConfig({ folder, ...choice, builtIns: plugins }).catch((error: Error) => {
    error.message = error.message.replaceAll(folder, 'HERE');
    throw error;
  });
  const values = loaded.sectionValues.map(({ key, value, from }) => [key, value, from.replace(folder, 'HERE')]);
  return { ...loaded, values, section: loaded.plugins[0].reference.section };
}

const base = {
  'base.yaml': 'power: {volts: 0.9, gate: {idle: 3, levels: [L1, L2]}}\npresets: {low: {power: {volts: 0.5}}}\n',
};
const file = 'extends: ./base.yaml\npower: {gate: {levels: [L3]}}\n';

describe('the section of a plugin', () => {
  test('holds maps of all layers together, and of all else what the highest says', async () => {
    const { section, values } = await load(file, { sets: ['power.gate.idle=7'] });
    expect(section).toEqual({ volts: 0.9, gate: { idle: 7, levels: ['L3'] } });
    expect(values).toEqual([
      ['power.volts', 0.9, 'HERE/base.yaml'],
      ['power.gate.idle', 7, '--set power.gate.idle=7'],
      ['power.gate.levels', ['L3'], 'HERE/.loopwrightrc'],
    ]);
  });

  test('may stand in a preset', async () => {
    const { values } = await load(file, { presets: ['low'] });
    expect(values[0]).toEqual(['power.volts', 0.5, 'HERE/base.yaml, preset low']);
  });

  test('is what its schema says where nobody says anything, and a reference holds what was said alone', async () => {
    const { section, values } = await load('seed: 1');
    expect(section).toBeNull();
    expect(values).toEqual([['power.volts', 0.8, 'default']]);
  });

  test('takes nothing from below what is no map', async () => {
    await expect(load('extends: ./base.yaml\npower: 3\n')).rejects.toThrow(
      'HERE/.loopwrightrc:2:8: power: must be a map of keys\n  hint:     see the README of energy-power',
    );
    expect((await load('extends: ./base.yaml\npower:\n')).section).toBeNull();
  });

  test('travels in the reference of its plugin', async () => {
    const { plugins } = await load(file);
    const [{ reference }] = await loadPlugins(
      JSON.parse(JSON.stringify(plugins.map((one) => one.reference))),
      builtIns,
    );
    expect(reference.section).toEqual({ volts: 0.9, gate: { idle: 3, levels: ['L3'] } });
  });
});

describe('mistakes', () => {
  test.each([
    ['power: {volts: 0}', [], 'HERE/.loopwrightrc:1:16: power.volts: must be above 0\n'],
    [
      'extends: ./base.yaml\npower: {gate: {levels: L1}}',
      [],
      'HERE/.loopwrightrc:2:24: power.gate.levels: must be a list\n',
    ],
    ['extends: ./base.yaml', ['power.volts=x'], '--set power.volts=x: power.volts: must be a number\n'],
    ['extends: ./base.yaml', ['power.gat=x'], '--set power.gat=x: power: there is no key "gat"\n'],
    ['powr: {}', [], 'HERE/.loopwrightrc:1:7: there is no key "powr"\n  hint:     did you mean "power"?'],
    [
      'presets: {a: {powr: {}}}',
      [],
      'HERE/.loopwrightrc:1:21: presets.a: there is no key "powr"\n  hint:     did you mean "power"?',
    ],
    ['sed: 1', [], 'HERE/.loopwrightrc:1:6: there is no key "sed"\n  hint:     did you mean "seed"?'],
    ['xyzzy: 1', [], 'executor, seed, power, or load the plugin that owns it'],
    ['{}', ['power=.inf'], '--set power=.inf: power: holds what JSON cannot write\n'],
  ])('%s %o', async (config, sets, message) => {
    await expect(load(config, { sets })).rejects.toThrow(message);
  });

  test('what is wrong in several layers names the first of them, with all that is wrong there', async () => {
    const wrong = load('extends: ./base.yaml\npower: {volts: -1, gate: {idle: 1.5}}', {
      sets: ['power.gate.levels=x'],
    });
    await expect(wrong).rejects.toMatchObject({
      file: expect.stringContaining('.loopwrightrc'),
      problems: { length: 2 },
    });
  });

  test('a section that must be there', async () => {
    const needed = { 'energy-power': owner('energy-power', 'power', z.object({ volts: z.number() })) };
    await expect(load('seed: 1', {}, needed)).rejects.toThrow('configuration: power: must be a map of keys');
  });

  test('two plugins that own one section, and one that owns a key of all configurations', async () => {
    const two = { ...builtIns, other: owner('other', 'power') };
    await expect(load('seed: 1', {}, two)).rejects.toThrow('plugins energy-power and other both own the section power');
    const taken = { 'energy-power': owner('energy-power', 'limits') };
    await expect(load('seed: 1', {}, taken)).rejects.toThrow('its section cannot be named limits');
  });

  test('a schema that throws is a mistake of its plugin', async () => {
    const throwing = z.unknown().refine(() => {
      throw new Error('no luck');
    });
    const plugins = { 'energy-power': owner('energy-power', 'power', throwing) };
    await expect(load('power: 1', {}, plugins)).rejects.toMatchObject({ name: 'PluginError', plugin: 'energy-power' });
  });
});
