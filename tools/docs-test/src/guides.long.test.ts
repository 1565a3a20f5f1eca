import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';
import { smallModel } from './small-model.ts';
import { type Snippet, snippetsOf } from './snippets.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const guides = [
  'configure-a-run',
  'networks',
  'reading-timeloop',
  'sparse',
  'sweep',
  'use-from-code',
  'report',
  'write-a-cost-model',
  'write-a-mapper',
  'hooks',
  'uneven-mappings',
  'traffic-bound',
];
const page = (name: string) => snippetsOf(readFileSync(join(repository, 'docs', `${name}.md`), 'utf8'));
/** The design that all guides use. */
const design = page('configure-a-run').filter(({ language }) => language === 'yaml');

/** A page is followed from top to bottom, in a folder of its own: files are written, commands run, outputs looked for. */
describe.each(guides)('%s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), `loopwright-${name}-`));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  for (const snippet of design) write(snippet, folder);
  writeFileSync(join(folder, 'model.onnx'), smallModel);
  afterAll(() => rmSync(folder, { recursive: true }));

  let output = '';
  test.each(page(name).map((snippet) => [`line ${snippet.line}: ${snippet.language}`, snippet] as const))(
    '%s',
    (_, snippet) => {
      if (snippet.file !== undefined) write(snippet, folder);
      else if (snippet.language === 'sh') output = run(snippet, folder);
      else if (snippet.language === 'text') expectIn(output, snippet);
      else throw new Error('a snippet must name its file, run commands, or be what they print');
    },
  );
});

function write({ file, text }: Snippet, folder: string): void {
  const path = join(folder, file!);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function run({ text }: Snippet, folder: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines
    .map((line) => {
      const { status, output } = runCommand(line, folder);
      expect({ line, status, output }).toEqual({ line, status: 0, output });
      return output;
    })
    .join('');
}

/** Every line must be printed; one that ends in ... must begin like a line that is. */
function expectIn(output: string, { text }: Snippet): void {
  const printed = output.split('\n').map(squeeze);
  for (const line of text.split('\n').map(squeeze).filter(Boolean)) {
    const found = line.endsWith('...')
      ? printed.some((other) => other.startsWith(line.slice(0, -3)))
      : printed.includes(line);
    expect({ line, found, ...(!found && { output }) }).toEqual({ line, found: true });
  }
}

function squeeze(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}
