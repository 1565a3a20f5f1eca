import { expect, it } from 'vitest';
import { MISTAKES, type Mistake } from '../test/mistakes.ts';
import { ARCHITECTURE, MAPPING, messageOf, PROBLEM } from '../test/tiny-design.ts';
import { loadSpecification, type SourceText } from './index.ts';

/** The mistake's file in place of the sound one, or beside them. */
function inputOf({ file, text }: Mistake): SourceText[] {
  const sound = new Map([
    ['arch.yaml', ARCHITECTURE],
    ['problem.yaml', PROBLEM],
  ]);
  // Constraints are for searches, which need no mapping.
  if (file === 'mapping.yaml') sound.set('mapping.yaml', MAPPING);
  return [...sound.set(file, text)].map(([name, content]) => ({ file: name, text: content }));
}

it('messages of common mistakes are those of mistakes.md', async () => {
  const gallery = MISTAKES.map((mistake) => {
    const message = messageOf(() => loadSpecification(inputOf(mistake)));
    return `## ${mistake.title[0]!.toUpperCase()}${mistake.title.slice(1)}\n\n\`\`\`text\n${message}\n\`\`\`\n`;
  });
  const head =
    '# Mistakes and their messages\n\nWritten by `src/mistakes.test.ts` from `test/mistakes.ts`; a change of a message shows here.\n';
  await expect(`${head}\n${gallery.join('\n')}`).toMatchFileSnapshot('../mistakes.md');
});

it.each(MISTAKES)('$title: says where, and gives a way out', (mistake) => {
  const message = messageOf(() => loadSpecification(inputOf(mistake)));
  expect(message).toMatch(new RegExp(`^${mistake.file}:\\d+:\\d+: (error|warning) [a-z-]+: `));
  expect(message).toMatch(/hint: {5}\S/);
  expect(message).not.toMatch(/undefined|\[object|NaN/);
});
