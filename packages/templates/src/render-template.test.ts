import { originOf, type SourceText, SpecError } from '@loopwright/spec';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { memoryFiles } from './memory-files.ts';
import { type RenderOptions, renderTemplate } from './render-template.ts';

/** Of `/top/a.j2` among other files. */
function render(text: string, texts: Record<string, string> = {}, options: Partial<RenderOptions> = {}): SourceText {
  const files = memoryFiles({ ...texts, '/top/a.j2': text });
  return renderTemplate('/top/a.j2', text, { files, ...options }).source;
}

/** `code file:line:column`, and what else a message says. */
function mistake(text: string, texts: Record<string, string> = {}, options: Partial<RenderOptions> = {}) {
  try {
    return render(text, texts, options).text;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const { code, location, hint } = error.diagnostics[0]!;
    return `${code} ${location?.file}:${location?.line}:${location?.column} ${hint ?? ''}`;
  }
}

it.each([
  ['text and a value', 'a: {{ x }}', 'a: 4'],
  ['a default', '{{ nothing | default(3) }} {{ x | default(3) }} {{ x.y | default("z") }}', '3 4 z'],
  ['a default of what is empty', "{{ '' | default('b', true) }}{{ '' | default('b') }}", 'b'],
  ['a test', '{% if x is defined and y is not defined %}yes{% endif %}', 'yes'],
  ['branches', '{% if x > 9 %}a{% elif x == 4 %}b{% else %}c{% endif %}', 'b'],
  ['a loop', '{% for i in range(1, 4) %}{{ i }}{% if not loop.last %},{% endif %}{% endfor %}', '1,2,3'],
  [
    'a loop with a condition',
    '{% for i in range(5) if i % 2 == 0 %}{{ loop.index }}:{{ i }} {% endfor %}',
    '1:0 2:2 3:4 ',
  ],
  ['a loop over nothing', '{% for i in [] %}a{% else %}none{% endfor %}', 'none'],
  ['a loop over pairs', "{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}={{ v }} {% endfor %}", 'a=1 b=2 '],
  ['a loop of its own variables', '{% set n = 1 %}{% for i in [1] %}{% set n = 2 %}{% endfor %}{{ n }}', '1'],
  ['a namespace', '{% set s = namespace(n=0) %}{% for i in [1, 2] %}{% set s.n = s.n + i %}{% endfor %}{{ s.n }}', '3'],
  ['variables set in a condition', '{% if true %}{% set n = 2 %}{% endif %}{{ n }}', '2'],
  ['a block', '{% set b %}{{ x }}!{% endset %}{{ b }}{{ b }}', '4!4!'],
  ['joined text', "{{ 'a' ~ x ~ 1.0 ~ true }}", 'a41.0True'],
  ['a macro', '{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, b=3) }}', '1-2 1-3'],
  [
    'a block given to a macro',
    '{% macro m(a) %}<{{ caller() }}{{ a }}>{% endmacro %}{% call m(1) %}b{{ x }}{% endcall %}',
    '<b41>',
  ],
  [
    'a block with values of the macro',
    '{% macro m(l) %}{% for i in l %}{{ caller(i) }};{% endfor %}{% endmacro %}{% call(n) m([1, 2]) %}n={{ n }}{% endcall %}',
    'n=1;n=2;',
  ],
  [
    'a block that is not of the values',
    '{% macro i() %}{% if caller is defined %}!{% endif %}i{% endmacro %}{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(i()) %}c{% endcall %}',
    'ic',
  ],
  ['variables of a block', '{% set a = 1 %}{% with a = 2, b = a %}{{ a }}{{ b }}{{ x }}{% endwith %}{{ a }}', '2141'],
  ['a named block', 'a{% block b %}{{ x }}{% endblock b %}c', 'a4c'],
  ['an include that may be missing', "a{% include 'none.j2' ignore missing %}b", 'ab'],
  ['a filtered block', '{% filter upper %}a{{ x }}{% endfilter %}', 'A4'],
  [
    'filters',
    "{{ 'a,b'.split(',') | join(' ') }} {{ [1, 3] | sum }} {{ 2.5 | round }} {{ [2, 5] | max }}",
    'a b 4 2 5',
  ],
  ['comments', 'a{# {{ nothing }} #}b', 'ab'],
  ['raw text', '{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
  ['white space', 'a  {%- if true -%}  b  {%- endif %} c', 'ab c'],
  ['a closing mark in text', "{{ '}}' }}{{ {'a': {'b': 1}}.a.b }}", '}}1'],
  ['one line end at the end', 'a\n\n', 'a\n'],
  ['plain values as Python prints them', '{{ none }} {{ true }} {{ 1.0 }}', 'None True 1.0'],
])('renders %s', (_, text, expected) => {
  expect(render(text, {}, { defines: { x: 4 } }).text).toBe(expected);
});

const parts = {
  '/top/part.yaml':
    'ignored: &base {a: 1}\nsection:\n  list:\n  - !Component\n    <<: *base\n    b: max(1, 2) # two\n  - [x, y]\n',
  '/top/more/one.yaml': 'classes: [{name: one}]\n',
  '/top/more/two.yaml': 'classes:\n- name: two\n  attributes: {}\n',
  '/top/text.yaml': 'k: {{ x }}\n\nl: 2\n',
  '/top/macros.j2': '{% macro twice(n) %}{{ n * 2 }}{% endmacro %}',
  '/else/where.yaml': 'w: 1\n',
};

it('includes what a file holds, with its tags, and its aliases written out', () => {
  expect(render("all: {{ include('part.yaml', 'section.list') }}\nend: 1", parts).text).toBe(
    'all: \n  - !Component\n    <<: {a: 1}\n    b: max(1, 2)\n  - [x, y]\nend: 1',
  );
});

it('makes one list of those of several files', () => {
  expect(render("c:\n- {{ include_all('more/*.yaml', 'classes') }}", parts).text).toBe(
    'c:\n- - {name: one}\n  - name: two\n    attributes: {}',
  );
});

it('includes text, other templates and their macros', () => {
  const defines = { x: 7 };
  expect(render("{{ include_text('text.yaml') }}", parts, { defines }).text).toBe('k: 7\n\nl: 2');
  expect(render("{% include 'text.yaml' %}", parts, { defines }).text).toBe('k: 7\n\nl: 2');
  expect(render("{% from 'macros.j2' import twice %}{{ twice(2) }}", parts).text).toBe('4');
  expect(render("{% import 'macros.j2' as m %}{{ m.twice(3) }}", parts).text).toBe('6');
});

it('extends other templates: blocks replace theirs, what is set counts, and each line keeps its place', () => {
  const files = {
    '/top/base.j2': 'a: {{ depth }}\n{% block b %}b: {{ 1 }}\n{% endblock %}{% block c %}c: 2\n{% endblock %}',
    '/top/middle.j2': "{% extends 'base.j2' %}{% block b %}m: {{ depth }}\n{{ super() }}{% endblock %}",
  };
  const text =
    "{% extends 'middle.j2' %}{% set depth = 3 %}lost{% block b %}{{ super() }}\nd: {{ depth }}{% endblock %}";
  expect(render(text, files).text).toBe('a: 3\nm: 3\nb: 1\n\nd: 3c: 2\n');
  expect(
    mistake("{% extends 'base.j2' %}\n{% block b %}{{ none_such }}{% endblock %}{% set depth = 1 %}", files),
  ).toContain('undefined-variable /top/a.j2:2:17');
});

it('takes !include and !includedir', () => {
  expect(render('!include more/one.yaml\nother: !include more/two.yaml', parts).text).toBe(
    'classes: [{name: one}]\nother: \n  classes:\n    - name: two\n      attributes: {}',
  );
  expect(render('all: !includedir more', parts).text).toContain('- classes: [{name: one}]\n');
});

it('finds files in the folders of its path', () => {
  expect(render("{{ add_to_path(cwd() ~ '/more') }}a: {{ include('one.yaml') }}", parts).text).toContain('name: one');
  expect(render("{{ path_exists('more/one.yaml') }} {{ path_exists('more/3.yaml') }}", parts).text).toBe('True False');
  expect(render("{{ find_path('more') }}", parts).text).toBe('/top/more');
  expect(render("{{ include_text('where.yaml') }}", parts, { includePath: ['/else'] }).text).toBe('w: 1');
});

it.each([
  ['an undefined variable', 'a: 1\nb: {{ depht + 1 }}', 'undefined-variable /top/a.j2:2:7 did you mean depth?'],
  ['an undefined member', '{{ depth.words }}', 'undefined-variable /top/a.j2:1:4 check the name'],
  ['an unknown statement', '\n {% fors i in x %}', 'template-statement /top/a.j2:2:2 did you mean for?'],
  ['an unknown filter', '{{ depth | hex }}', 'template-filter /top/a.j2:1:1'],
  [
    'a block that its macro has no place for',
    '{% macro m() %}{% endmacro %}\n{% call m() %}a{% endcall %}',
    'template-failed /top/a.j2:2:1',
  ],
  ['a call without a macro', '{% call m %}{% endcall %}', 'template-syntax /top/a.j2:1:1'],
  [
    'two blocks of one name',
    '{% block a %}{% endblock %}{% block a %}{% endblock %}',
    'template-syntax /top/a.j2:1:28',
  ],
  [
    'extends in a condition',
    "{% if depth %}{% extends 'part.yaml' %}{% endif %}",
    'template-syntax /top/a.j2:1:15 move it out',
  ],
  ['extends of itself', "{% extends 'a.j2' %}", 'circular-include /top/a.j2:1:1'],
  ['no end', '{% if depth %}', 'template-syntax /top/a.j2:1:1 add {% endif %}'],
  ['another end', '{% if depth %}{% endfor %}', 'template-syntax /top/a.j2:1:15'],
  ['an end of nothing', 'a {% endif %}', 'template-syntax /top/a.j2:1:3'],
  ['an open tag', 'a\n{{ depth', 'template-syntax /top/a.j2:2:1 close the tag with }}'],
  ['half an expression', '{{ depth + }}', 'template-syntax /top/a.j2:1:1'],
  ['two expressions', '{{ depth }}{{ 1 2 }}', 'template-syntax /top/a.j2:1:12'],
  ['a missing file', "{{ include_text('prat.yaml') }}", 'missing-file /top/a.j2:1:1 did you mean part.yaml?'],
  ['a missing key', "a: {{ include('part.yaml', 'section.lists') }}", 'missing-key /top/a.j2:1:4 did you mean list?'],
  [
    'a path that leads out',
    "{{ include_text('../else/where.yaml') }}",
    'outside-folder /top/a.j2:1:1 allow its folder',
  ],
  ['an absolute path outside', "{{ include_text('/else/where.yaml') }}", 'outside-folder /top/a.j2:1:1'],
  ['a folder outside', "{{ add_to_path('../else') }}", 'outside-folder /top/a.j2:1:1'],
  ['a pattern outside', "{{ path_exists('../*/where.yaml') }}", 'outside-folder /top/a.j2:1:1'],
  ['several files', "{{ include('more/*.yaml') }}", 'several-files /top/a.j2:1:1'],
  ['itself', "{{ include_text('a.j2') }}", 'circular-include /top/a.j2:1:1'],
  ['a map inside of brackets', "a: [{{ include('part.yaml') }}]", 'include-in-brackets /top/a.j2:1:5'],
  ['a mistake in what it includes', "\n{{ include_text('text.yaml') }}", 'undefined-variable /top/text.yaml:1:7'],
  ['what is no YAML', "a: {{ include('bad.yaml') }}", 'yaml-syntax /top/bad.yaml:3:1'],
  ['a macro of too little', '{% macro m(a) %}{% endmacro %}\n{{ m() }}', 'template-failed /top/a.j2:2:1'],
])('says what is wrong with %s', (_, text, expected) => {
  const texts = { ...parts, '/top/bad.yaml': 'a: 1\nb: [1\nc: 2' };
  expect(mistake(text, texts, { defines: { depth: 3 } })).toContain(expected);
});

it('follows links before it allows a path', () => {
  const files = { ...memoryFiles(parts), real: (path: string) => path.replace('/top/link', '/else') };
  const text = "{{ include_text('link/where.yaml') }}";
  expect(() => renderTemplate('/top/a.j2', text, { files })).toThrow(/outside-folder/);
});

it.each([
  ['a long loop', '{% for i in range(100000) %}{% for j in range(100000) %}{{ i }}{% endfor %}{% endfor %}'],
  ['a list too long', '{{ range(1000000000) }}'],
  ['text that doubles', "{% set s = namespace(t='ab') %}{% for i in range(99) %}{% set s.t = s.t ~ s.t %}{% endfor %}"],
  ['lists that double', '{% set s = namespace(l=[1]) %}{% for i in range(99) %}{% set s.l = [s.l, s.l] %}{% endfor %}'],
  ['a macro of itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'],
  ['a namespace in itself', '{% set s = namespace() %}{% set s.s = s %}{{ s }}'],
  ['a wide indent', "{{ 'a' | indent(100000000, true) }}"],
  ['brackets', `{{ ${'('.repeat(50_000)} }}`],
  ['conditions', '{% if 1 %}'.repeat(5000)],
  ['much text', `{% for i in range(100000) %}${'x'.repeat(1000)}{% endfor %}`],
])('ends %s with a message', (_, text) => {
  expect(mistake(text)).toMatch(/^template-[a-z-]+ \/top\/a\.j2:/);
});

it.each(['masks/a.txt', '/home/other/../run/masks/a.txt', '"masks/a.txt"'])(
  'a file of values is what it holds, also where its path is of another machine: %s',
  (path) => {
    const text = `Weights: {distribution: real-data, data_file_path: ${path}}\n# data_file_path: none.txt\n`;
    const source = render(text, { '/top/masks/a.txt': '01 1\n0\n' });
    expect(parse(source.text)).toEqual({ Weights: { distribution: 'real-data', mask: '0110' } });
    const at = source.text.indexOf('"0110"');
    expect(originOf(source.text, source.origin!, at)).toMatchObject({ file: '/top/masks/a.txt', line: 1 });
  },
);

it('a file of coordinates is a list of them, from 0, at the places of its lines', () => {
  const matrix = '%%MatrixMarket matrix coordinate real symmetric\n% rows columns values\n4 4 2\n1 1 2.5\n3 2 -1\n';
  const tensor = '# three ranks\n1 2 3 0.5\n\n4 1 1 2 # the last\n';
  const text = 'a: !include a.mtx\nb: !include b.tns\n';
  const source = render(text, { '/top/a.mtx': matrix, '/top/b.tns': tensor });
  expect(parse(source.text)).toEqual({
    a: [
      [0, 0],
      [2, 1],
      [1, 2],
    ],
    b: [
      [0, 1, 2],
      [3, 0, 0],
    ],
  });
  const at = source.text.indexOf('[2, 1]');
  expect(originOf(source.text, source.origin!, at)).toMatchObject({ file: '/top/a.mtx', line: 5 });
});
