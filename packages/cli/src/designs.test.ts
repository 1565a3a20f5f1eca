import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const library = fileURLToPath(new URL('../../../configs', import.meta.url));

test('designs lists what comes along, with what it follows and how large it is', async () => {
  const { code, stdout } = await runIn(arrayFolder(), ['designs', '--json'], { library });
  expect(code).toBe(0);
  const designs = JSON.parse(stdout);
  expect(designs).toContainEqual({
    name: 'row-stationary-168',
    follows: 'Eyeriss, ISSCC 2016',
    computeUnits: 168,
    onChipBytes: 16384 * 8 + 168 * (12 + 192 + 16) * 2,
    technology: '45nm',
  });
  expect(designs).toContainEqual(expect.objectContaining({ name: 'grid-256', follows: null }));
});

test('as text, a line for each', async () => {
  const { stdout } = await runIn(arrayFolder(), ['designs'], { library });
  expect(stdout).toMatch(/^Design +MACs +On chip +Node +Follows$/m);
  expect(stdout).toMatch(/^systolic-1024 +1,024 +4.002 MiB +45nm +TPU, ISCA 2017, scaled down$/m);
});

test('without a library it says so', async () => {
  const { code, stderr } = await runIn(arrayFolder(), ['designs']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'error: no design comes along with this installation\n' });
});
