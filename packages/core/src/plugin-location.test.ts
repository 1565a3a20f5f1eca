import { expect, test } from 'vitest';
import { pluginLocation } from './plugin-location.ts';

const core = import.meta.url.replace(/[^/]*$/, 'hook-facades.ts');
const model = import.meta.url.replace(/core\/src\/[^/]*$/, 'model/src/evaluator.ts');

function stackOf(...frames: readonly string[]): string {
  return ['Error: no luck', ...frames.map((frame) => `    at ${frame}`)].join('\n');
}

test.each<[string, string[], string | undefined, object | undefined]>([
  [
    'behind what it called of loopwright and of Node',
    [
      'readFileSync (node:fs:1:2)',
      `evaluate (${model}:3:4)`,
      'tap (file:///home/a%20b/mine.mjs:5:6)',
      `call (${core}:7:8)`,
    ],
    '/home/a b/mine.mjs',
    { file: '/home/a b/mine.mjs', line: 5, column: 6 },
  ],
  [
    'behind a library that it called',
    ['parse (/p/node_modules/yaml/dist/index.js:1:2)', 'new Mine (/p/(old)/mine.ts:3:4)', `call (${core}:5:6)`],
    '/p/(old)/other.ts',
    { file: '/p/(old)/mine.ts', line: 3, column: 4 },
  ],
  [
    'installed itself',
    ['parse (/p/node_modules/yaml/dist/index.js:1:2)', '/p/node_modules/@a/mine/dist/b.js:3:4', `call (${core}:5:6)`],
    '/p/node_modules/@a/mine/dist/index.js',
    { file: '/p/node_modules/@a/mine/dist/b.js', line: 3, column: 4 },
  ],
  [
    'on Windows',
    ['async tap (file:///C:/p/mine.mjs:3:4)'],
    'C:/p/mine.mjs',
    { file: 'C:/p/mine.mjs', line: 3, column: 4 },
  ],
  [
    'none where only callers of core are on the stack',
    [`call (${core}:5:6)`, '/p/mine.mjs:1:2'].reverse(),
    '/p/node_modules/mine/index.js',
    undefined,
  ],
  ['none of what no machine of this kind wrote', ['tap@/p/mine.mjs'], undefined, undefined],
])('the place of a plugin: %s', (_, frames, home, location) => {
  expect(pluginLocation(stackOf(...frames), home)).toEqual(location);
});
