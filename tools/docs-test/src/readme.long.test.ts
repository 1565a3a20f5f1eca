import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The code blocks of the README, by the file name in their first line. */
const code = new Map(
  [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)].map(
    ([, file, text]) => [file, text] as const,
  ),
);

describe('the code in the README', () => {
  // Inside the workspace, so that its packages are found.
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, 'node_modules/.cache/loopwright-readme-'));
  for (const [file, text] of code) writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  cpSync(join(root, 'configs/designs/grid-256'), folder, { recursive: true });
  cpSync(join(root, 'configs/networks/resnet18/conv5_1_1.yaml'), join(folder, 'layer.yaml'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compiles against the declarations that are published', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.test.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const files = [...code.keys()].map((file) => join(folder, file));
    const program = ts.createProgram(files, { ...options, customConditions: [] });
    const problems = ts.getPreEmitDiagnostics(program);
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test('runs', () => {
    const { status, output } = runCommand('npx loopwright map --seconds 0.5', folder);
    expect({ status, output }).toEqual({ status: 0, output });
    expect(output).toMatch(/Plugin dram-refresh: \+[\d.]+ µJ/);
    expect(output).toMatch(/Mapper +annealing +seed 7/);
  });
});
