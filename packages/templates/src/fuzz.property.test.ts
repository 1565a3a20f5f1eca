import { SpecError } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryFiles } from './memory-files.ts';
import { renderTemplate } from './render-template.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY ?? 300);

const fragments = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{%-',
    '-%}',
    ' ',
    '\n',
    '  - ',
    'a: ',
    '"',
    "'",
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    'if x',
    'elif y',
    'else',
    'endif',
    'for i in x',
    'for a, b in x',
    'endfor',
    'set x = 1',
    'set x',
    'endset',
    'endmacro',
  ],
  ...[
    'macro m(a, b=1)',
    'm(1)',
    'filter upper',
    'endfilter',
    'raw',
    'endraw',
    'include "b.yaml"',
    'import "b.yaml" as m',
  ],
  ...[
    "include('b.yaml', 'a')",
    "include_all('*', 'a')",
    "include_text('b.yaml')",
    "add_to_path('..')",
    'cwd()',
    'range(9)',
  ],
  ...[
    'x',
    'loop.index',
    '~',
    '|',
    'default(1)',
    'indent(2)',
    'is defined',
    '+',
    '**',
    '9',
    '.5',
    'none',
    '!include b.yaml',
  ],
];
const templates = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 3 })), { maxLength: 25 });

it('renders any text, or says what is wrong with it', () => {
  fc.assert(
    fc.property(templates, templates, (top, other) => {
      const text = top.join('');
      const files = memoryFiles({ '/a/a.j2': text, '/a/b.yaml': other.join('') });
      try {
        const { source } = renderTemplate('/a/a.j2', text, { files, defines: { x: [1, 2], y: 'z' } });
        expect(source.origin!.pieces[0]!.offset).toBe(0);
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
        expect(error.diagnostics).toHaveLength(1);
        expect(error.diagnostics[0]!.location).toBeDefined();
      }
    }),
    { numRuns: runs },
  );
});
