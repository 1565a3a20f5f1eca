import { formatDiagnostic, SpecError } from '@loopwright/spec';
import { expect, it } from 'vitest';
import { type Defines, definesOf, definesOfFile } from './defines.ts';
import { memoryFiles } from './memory-files.ts';
import { checkDefines, renderTemplate } from './render-template.ts';

/** A mistake that people make in `top.yaml.j2`, which stands beside `arch.yaml`. */
interface Mistake {
  readonly title: string;
  readonly text: string;
  readonly defines?: readonly string[];
}

const ARCHITECTURE = 'architecture:\n  nodes:\n  - !Component {name: DRAM}\n  - !Component {name: PE}\n';

const MISTAKES: readonly Mistake[] = [
  // Tags
  { title: 'a tag that is not closed', text: 'depth: {{ depth\nwidth: 8\n' },
  { title: 'half an expression', text: 'depth: {{ 2 * }}\n' },
  { title: 'two expressions in one tag', text: 'depth: {{ 2 3 }}\n' },
  { title: 'a tag with nothing in it', text: 'depth: {{ }}\n' },
  { title: 'a misspelt statement', text: '{% fro lane in range(4) %}\n{% endfor %}\n' },
  { title: 'a statement without end', text: '{% if true %}\ndepth: 8\n' },
  { title: 'the end of another statement', text: '{% if true %}\ndepth: 8\n{% endfor %}\n' },
  { title: 'an end without a statement', text: 'depth: 8\n{% endif %}\n' },
  { title: 'a loop without a list', text: '{% for lane %}\n{% endfor %}\n' },
  { title: 'a macro without parameters', text: '{% macro part %}{% endmacro %}\n' },
  { title: 'a call of nothing', text: '{% call part %}{% endcall %}\n' },
  { title: 'extends in a condition', text: "{% if true %}{% extends 'arch.yaml' %}{% endif %}\n" },
  { title: 'two blocks of one name', text: '{% block a %}{% endblock %}\n{% block a %}{% endblock %}\n' },
  // Values
  { title: 'a misspelt variable', text: 'depth: {{ detph }}\n', defines: ['depth=8'] },
  { title: 'a variable that nobody gives', text: 'depth: {{ depth }}\n' },
  { title: 'a member that is not there', text: 'depth: {{ depth.words }}\n', defines: ['depth={bits: 8}'] },
  { title: 'an unknown filter', text: 'depth: {{ 8 | hex }}\n' },
  { title: 'a macro that gets too much', text: '{% macro part(a) %}{% endmacro %}\n{{ part(1, 2) }}\n' },
  { title: 'a block that is lost', text: '{% macro part() %}{% endmacro %}\n{% call part() %}a: 1{% endcall %}\n' },
  { title: 'a loop over a number', text: '{% for lane in 4 %}{% endfor %}\n' },
  // Files
  { title: 'a file that is not there', text: "{{ include_text('arhc.yaml') }}\n" },
  { title: 'a key that the file has not', text: "nodes: {{ include('arch.yaml', 'architecture.node') }}\n" },
  { title: 'a file outside of the folder', text: "{{ include_text('../secret.yaml') }}\n" },
  { title: 'several files for one', text: "nodes: {{ include('*.yaml', 'architecture.nodes') }}\n" },
  { title: 'a file that includes itself', text: "{{ include_text('top.yaml.j2') }}\n" },
  { title: 'a list inside of brackets', text: "nodes: [{{ include('arch.yaml', 'architecture.nodes') }}]\n" },
  { title: 'an included file that is no YAML', text: "nodes: {{ include('broken.yaml') }}\n" },
  { title: 'a line that is no coordinate', text: "coordinates: {{ include('broken.mtx') }}\n" },
  {
    title: 'a file of values that is not there',
    text: 'Weights: {distribution: real-data, data_file_path: /data/maks.txt}\n',
  },
  { title: 'a file of too many coordinates', text: 'coordinates: !include many.tns\n' },
  { title: 'a file of too many values', text: 'data_file_path: large.txt\n' },
  { title: 'a file of values that are figures', text: 'data_file_path: figures.txt\n' },
  { title: 'a matrix without an entry that it announces', text: 'coordinates: !include short.mtx\n' },
  { title: 'a matrix with a value outside', text: 'coordinates: !include wide.mtx\n' },
  { title: 'a matrix without its size', text: 'coordinates: !include sizeless.mtx\n' },
  { title: 'a matrix that is not sparse', text: "coordinates: {{ include('dense.mtx') }}\n" },
  { title: 'a list too long', text: '{{ range(1000000) }}\n' },
  // Variables of the command line
  { title: 'a variable that no template uses', text: 'depth: {{ depth }}\n', defines: ['dept=8', 'depth=8'] },
  { title: 'a variable without a value', text: 'depth: 8\n', defines: ['depth'] },
];

function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SpecError) return error.diagnostics.map(formatDiagnostic).join('\n\n');
    throw error;
  }
  return '';
}

function render({ text, defines: texts = [] }: Mistake): void {
  const defines: Defines = definesOf(texts);
  const files = memoryFiles({
    ...{ '/designs/arch.yaml': ARCHITECTURE, '/designs/more.yaml': ARCHITECTURE, '/secret.yaml': 'a: 1\n' },
    ...{ '/designs/broken.yaml': 'a: 1\nb: [1\nc: 2\n', '/designs/top.yaml.j2': text },
    '/designs/broken.mtx': '%%MatrixMarket matrix coordinate real general\n4 4 2\n1 2 0.5\n0 3 1.5\n',
    '/designs/short.mtx': '%%MatrixMarket matrix coordinate real general\n4 4 3\n1 2 0.5\n3 3 1.5\n',
    '/designs/wide.mtx': '%%MatrixMarket matrix coordinate real general\n4 4 2\n1 2 0.5\n1 5 1.5\n',
    '/designs/sizeless.mtx': '%%MatrixMarket matrix coordinate real general\n1 2\n3 3\n',
    '/designs/mask.txt': '0110\n',
    '/designs/many.tns': '1 1 1\n'.repeat(200_001),
    '/designs/large.txt': '0'.repeat(16_000_000),
    '/designs/figures.txt': '0110\n0.5 1\n',
    '/designs/dense.mtx': '%%MatrixMarket matrix array real general\n2 2\n1\n0\n0\n1\n',
  });
  const short = { ...files, label: (path: string) => path.replace('/designs/', '') };
  const { words } = renderTemplate('/designs/top.yaml.j2', text, { files: short, defines });
  checkDefines(defines, words);
}

it('messages of common mistakes are those of mistakes.md', async () => {
  const gallery = MISTAKES.map((mistake) => {
    const message = messageOf(() => render(mistake));
    return `## ${mistake.title[0]!.toUpperCase()}${mistake.title.slice(1)}\n\n\`\`\`text\n${message}\n\`\`\`\n`;
  });
  const head =
    '# Mistakes in templates and their messages\n\nWritten by `src/mistakes.test.ts`; a change of a message shows here.\n';
  await expect(`${head}\n${gallery.join('\n')}`).toMatchFileSnapshot('../mistakes.md');
});

it.each(MISTAKES)('$title: says where, and gives a way out', (mistake) => {
  const message = messageOf(() => render(mistake));
  const isOfCommandLine = /^error (unused-define|bad-define): /.test(message);
  if (!isOfCommandLine)
    expect(message).toMatch(
      /^(top\.yaml\.j2|broken\.yaml|figures\.txt|many\.tns|(broken|dense|short|wide|sizeless)\.mtx):\d+:\d+: error [a-z-]+: /,
    );
  expect(message).toMatch(/hint: {5}\S/);
  expect(message).not.toMatch(/undefined[^-]|\[object|NaN|\0/);
});

it('a file of variables is YAML or JSON', () => {
  expect(messageOf(() => definesOfFile({ file: 'sizes.yaml', text: '- 8\n' }))).toContain('sizes.yaml holds no map');
});
