import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';
import { readSources } from './read-sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'loopwright-sources-'));

/** The message for a file that cannot be read. */
function refusal(path: string): string {
  try {
    readSources([path], { cwd: folder, readStdin: () => '' });
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

test('devices and pipes are refused, not read without end', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  for (const path of ['/dev/zero', 'pipe.yaml']) {
    expect(refusal(path)).toBe(
      `error no-regular-file: ${path} is no regular file\n  hint:     write - to read from the standard input`,
    );
  }
});

test('what is longer than any input is not read to its end', () => {
  const name = write('long.yaml', '');
  truncateSync(join(folder, name), 2 ** 40);
  expect(refusal(name)).toContain('error file-too-large: long.yaml holds more than 67108864 bytes (64 MiB)');
});

test.each([
  ['an ELF file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)],
  ['text of Latin 1', Uint8Array.of(0x61, 0x3a, 0x20, 0xe4, 0x0a)],
])('%s is called a binary file', (_, bytes) => {
  expect(refusal(write('binary.yaml', bytes))).toContain('error binary-file: binary.yaml is a binary file, not text');
});

test('UTF-8 and UTF-16 are told by their byte order marks', () => {
  const files = [write('8.yaml', '\ufeffa: ü'), write('16.yaml', Buffer.from('\ufeffa: ü', 'utf16le'))];
  const texts = readSources(files, { cwd: folder, readStdin: () => '' }).map(({ text }) => text);
  expect(texts).toEqual(['a: ü', 'a: ü']);
});

test('a folder stands for the YAML files in it', () => {
  const design = arrayFolder({ 'README.md': '# Array', 'deeper/other.yaml': 'a: 1' });
  const files = readSources(['.', 'arch.yaml'], { cwd: design, readStdin: () => '' }).map(({ file }) => file);
  expect(files).toEqual(['arch.yaml', 'mapping.yaml', 'problem.yaml', 'tables.yaml']);
});

test('a folder that stands for nothing is told with what lies in it', () => {
  mkdirSync(join(folder, 'empty/deeper'), { recursive: true });
  const problem = 'error folder: empty is a folder without YAML files';
  expect(refusal('empty/deeper')).toBe(
    'error folder: empty/deeper is an empty folder\n  hint:     name files, or a folder that holds some',
  );
  expect(refusal('empty')).toBe(`${problem}\n  hint:     name files, or a folder that holds some`);
  write('empty/deeper/arch.yaml', 'a: 1');
  expect(refusal('empty')).toBe(`${problem}\n  hint:     name a folder in it that holds some: empty/deeper`);
  write('empty/costs.csv', 'a,b');
  expect(refusal('empty')).toBe(`${problem}\n  hint:     name its files: empty/costs.csv`);
});

test('- is the standard input', async () => {
  const [, ...others] = all;
  const readStdin = () => arrayFiles['arch.yaml'];
  const [piped, named] = await Promise.all([
    runIn(arrayFolder(), ['evaluate', '-', ...others, '--json'], { readStdin }),
    runIn(arrayFolder(), ['evaluate', ...all, '--json']),
  ]);
  expect(piped).toEqual(named);
  const wrong = await runIn(arrayFolder(), ['check', '-'], { readStdin: () => 'architecture: {versio: 0.4}' });
  expect(wrong.stdout).toContain('stdin:1:16: error unknown-key');
});

test('a file that may be opened once is closed again', () => {
  const before = openSync('/dev/null', 'r');
  closeSync(before);
  for (let i = 0; i < 20; i++) refusal(write('again.yaml', 'a: 1'));
  const after = openSync('/dev/null', 'r');
  closeSync(after);
  expect(after).toBe(before);
});
