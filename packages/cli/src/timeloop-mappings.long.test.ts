import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runIn } from '../fixtures/run-in.ts';

const cases = process.env.LOOPWRIGHT_CASES!;
const folder = `${cases}/mapper/large`;
const names = existsSync(folder) ? readdirSync(folder) : [];

if (names.length === 0) {
  test.skip(`mappings that Timeloop wrote: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});
}

describe.runIf(names.length > 0)('a map.yaml that Timeloop wrote gives the figures that it printed', () => {
  test.each(names)('%s', async (name) => {
    const files = ['arch.yaml', 'problem.yaml', 'ERT.yaml', 'ART.yaml', 'timeloop.map.yaml'];
    const { code, stdout, stderr } = await runIn(`${folder}/${name}`, ['evaluate', ...files, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const found = JSON.parse(stdout);
    const printed = JSON.parse(readFileSync(`${folder}/${name}/timeloop.json`, 'utf8'));
    expect(found.cycles).toBe(printed.cycles);
    expect(found.energyPj).toBeCloseTo(printed.energyPj, 2);
    expect(found.edp / printed.edp).toBeCloseTo(1, 12);
    expect(found.utilization).toBeCloseTo(printed.utilization, 4);
  });
});
