import { expect, test } from 'vitest';
import type { PageFile } from './page-file.ts';
import type { PageState } from './page-state.ts';
import { reduce } from './reduce.ts';

const file = (name: string, part: PageFile['part'], text = ''): PageFile => ({ file: name, text, part });
const state: PageState = {
  files: [file('arch.yaml', 'design'), file('net.yaml', 'workload')],
  shown: 'net.yaml',
  network: null,
  search: { mapper: 'optimal', objective: ['edp'], seconds: 60, seed: 1, threads: 2 },
  plugins: [],
  sweep: { vary: [], objectives: ['edp', 'area'], sampler: 'exact' },
  diagnostics: [],
  run: { kind: 'idle' },
  isEditing: false,
  mapping: 'mapping: []',
  notice: null,
};
const namesOf = ({ files }: PageState) => files.map(({ file }) => file);

test('files take the place of those of their part, the design standing first', () => {
  const files = [file('other.yaml', 'design'), file('tables.yaml', 'design')];
  const chosen = reduce(state, { kind: 'choose', part: 'design', files });
  expect(namesOf(chosen)).toEqual(['other.yaml', 'tables.yaml', 'net.yaml']);
  expect(chosen.shown).toBe('other.yaml');
});

test('others join them, in the place of those of the same name', () => {
  const files = [file('arch.yaml', 'design', 'new'), file('tables.yaml', 'design')];
  const chosen = reduce(state, { kind: 'choose', part: null, files });
  expect(namesOf(chosen)).toEqual(['arch.yaml', 'tables.yaml', 'net.yaml']);
  expect(chosen.files[0]!.text).toBe('new');
});

test('where files or plugins change, what was found and what was checked is no longer theirs', () => {
  const edited = reduce(state, { kind: 'edit', file: 'arch.yaml', text: 'typed' });
  const asked = reduce(state, { kind: 'plugins', plugins: ['energy-pat'] });
  for (const changed of [edited, asked]) expect(changed).toMatchObject({ diagnostics: null, mapping: null });
  expect(edited.files[0]!.text).toBe('typed');
});

test('another file is shown where the shown one is removed', () => {
  expect(reduce(state, { kind: 'remove', file: 'net.yaml' }).shown).toBe('arch.yaml');
});

test('a limit that is undefined is none', () => {
  const { search } = reduce(state, { kind: 'search', changed: { seconds: undefined, evaluations: 5 } });
  expect(search).toEqual({ mapper: 'optimal', objective: ['edp'], evaluations: 5, seed: 1, threads: 2 });
});

test('progress of a run that has ended changes nothing', () => {
  const progress = { kind: 'parts', what: 'designs', done: 1, of: 2, seconds: 1, running: [] } as const;
  expect(reduce(state, { kind: 'progress', progress })).toBe(state);
  const running = reduce(state, { kind: 'begin' });
  expect(reduce(running, { kind: 'progress', progress }).run).toEqual({ kind: 'running', progress });
});
