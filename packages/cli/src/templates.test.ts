import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateSettings } from '@loopwright/config';
import { SpecError } from '@loopwright/spec';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSources } from './read-sources.ts';
import type { TemplateOptions } from './template-options.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopwright-templates-'));
  for (const name of ['design', 'else']) mkdirSync(join(folder, name));
  const files = {
    'design/top.yaml.jinja2': "problem: {{ include(which | default('small.yaml')) }}\n",
    'design/small.yaml': 'C: {{ channels }}\n',
    'design/plain.yaml': '# {{ not a template }}\na: 1\n',
    'else/large.yaml': 'C: 64\n',
    'list.yaml': '- channels\n',
    'values.json': '{"channels": 3}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(folder, 'else'), join(folder, 'design/link'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function texts(file: string, options: TemplateOptions, configured: Partial<TemplateSettings> = {}): string[] {
  const io = { cwd: folder, readStdin: () => 'a: {{ channels }}\n' };
  return readSources([file], io, options, configured).map(({ text }) => text);
}

function mistake(file: string, options: TemplateOptions): string {
  try {
    return texts(file, options).join('');
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
}

const top = 'design/top.yaml.jinja2';

it('gives templates the variables of the command line', () => {
  expect(texts(top, { define: ['channels=8'] })).toEqual(['problem: \n  C: 8']);
  expect(texts(top, { defineFile: ['values.json'] })).toEqual(['problem: \n  C: 3']);
  expect(texts(top, { defineFile: ['values.json'], define: ['channels=8'] })).toEqual(['problem: \n  C: 8']);
  expect(texts('-', { define: ['channels=8'] })).toEqual(['a: 8']);
});

it('gives templates those of the configuration, which may serve other files, too', () => {
  const defines = { channels: 5, other: 1 };
  expect(texts(top, {}, { defines })).toEqual(['problem: \n  C: 5']);
  expect(texts(top, { define: ['channels=8'] }, { defines })).toEqual(['problem: \n  C: 8']);
  const configured = { defines: { which: '../else/large.yaml' }, includePath: [join(folder, 'else')] };
  expect(texts(top, {}, configured)).toEqual(['problem: \n  C: 64']);
});

it('leaves files alone whose marks are in comments', () => {
  expect(texts('design/plain.yaml', {})).toEqual(['# {{ not a template }}\na: 1\n']);
});

it('points at the file with the mistake', () => {
  expect(mistake(top, { define: ['chanels=8', 'which=small.yaml'] })).toContain(
    'design/small.yaml:1:7: error undefined-variable',
  );
});

it('says which variable has no effect', () => {
  const message = mistake(top, { define: ['channels=8', 'wich=small.yaml'] });
  expect(message).toContain('error unused-define: no template uses the variable "wich"');
  expect(message).toContain('did you mean which?');
  expect(mistake('design/plain.yaml', { define: ['x=1'] })).toContain('error unused-define');
});

it.each(['../else/large.yaml', 'link/large.yaml'])('reads %s only where the user allows its folder', (which) => {
  const define = ['channels=1', `which=${which}`];
  const allowed = { define: [`which=${which}`], includePath: ['else'] };
  expect(mistake(top, { define })).toContain('error outside-folder');
  expect(texts(top, allowed)).toEqual(['problem: \n  C: 64']);
});

it.each([
  [{ define: ['channels'] }, 'bad-define'],
  [{ defineFile: ['list.yaml'] }, 'bad-define'],
  [{ defineFile: ['none.yaml'] }, 'missing-file'],
])('says what is wrong with %j', (options, code) => {
  expect(mistake(top, options)).toContain(`error ${code}`);
});
