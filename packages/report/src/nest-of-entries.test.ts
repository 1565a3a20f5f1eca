import { evaluationResultJson } from '@loopwright/results';
import { expect, test } from 'vitest';
import { evaluateSample } from '../samples/run-samples.ts';
import { noPaint } from './format/paint.ts';
import { formatNest } from './format-nest.ts';
import { formatResult } from './format-result.ts';

const layout = { width: 120, paint: noPaint };
const imperfect = `mapping:
- {target: DRAM, type: temporal, factors: ["K=3"], permutation: [K, M, N]}
- {target: Buffer, type: temporal, factors: [M=8, N=6], permutation: [N, M, K]}
- {target: Register, type: temporal, factors: ["K=5,2"], permutation: [K, M, N]}
`;

/** What a result knows: it has no sizes of memories and fan-outs, and no compute unit where the mapping does not fit. */
function known(lines: readonly string[]): string[] {
  const bare = (line: string) =>
    line.replace(/ \(\d+ % of [\d,]+\)$| +([\d,]+ x [\d,]+, )?\S+ used$/, '').replace(/ {2,}/g, ' ');
  return lines.map(bare).map((line) => line.replace(/^└─.*/, '└─'));
}

test.each([
  ['perfect', 'mapping.yaml'],
  ['imperfect', { file: 'imperfect.yaml', text: imperfect }],
  ['that does not fit', 'mapping-too-large.yaml'],
])('the nest of a mapping %s is drawn from its result as from itself', async (_, file) => {
  const result = await evaluateSample(file);
  const shown = formatResult(evaluationResultJson(result), layout).split('\n');
  expect(known(shown.slice(1, shown.indexOf('')))).toEqual(known(formatNest(result, layout)));
});
