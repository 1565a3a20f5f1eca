import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { runIn } from '../fixtures/run-in.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/explore.md',
  'docs/glossary.md',
  'docs/model.md',
  'docs/report.md',
  'docs/site.md',
];

/** The code blocks of the README, by the file name in their first line. */
const code = new Map(
  [...read('README.md').matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)].map(([, file, text]) => [file!, text!]),
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

  test('compiles', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.test.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const files = [...code.keys()].map((file) => join(folder, file));
    const problems = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test('runs', async () => {
    const { code: exitCode, stdout, stderr } = await runIn(folder, ['map', '--seconds', '0.5']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/Plugin dram-refresh: \+[\d.]+ µJ/);
    expect(stdout).toMatch(/Mapper +annealing +seed 7/);
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('links lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]+)(#\S*)?\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('files that it names are there', () => {
    const paths = [...text.matchAll(/`((?:packages|plugins|configs|tools|docs)\/[^`\s*<>]+)`/g)].map(
      ([, path]) => path!,
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
