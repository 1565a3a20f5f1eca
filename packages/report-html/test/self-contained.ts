import { parse } from 'parse5';
import { expect } from 'vitest';
import type { RerunView } from '../src/view/report-view.ts';

/** With characters that would break a page in which they are not escaped. */
export const rerun: RerunView = {
  version: '1.2.3',
  command: "loopwright map 'a <b>.yaml' --seed 7",
  settings: [{ key: 'seed', value: 7, from: 'command line' }],
  plugins: [{ name: 'mapper-mine', version: null, from: 'mine.ts' }],
  files: [{ file: 'a <b>.yaml', text: 'name: "</pre><script>alert(1)</script>"' }],
  mapping: 'mapping:\n- {"target":"DRAM"}\n',
};

export function expectSelfContained(html: string): void {
  expect(problems(html)).toEqual([]);
  expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=|\son\w+=/i);
  expect(html.match(/https?:\/\/[^"]*/g)?.filter((url) => !url.startsWith('http://www.w3.org/')) ?? []).toEqual([]);
  expect(html).not.toMatch(/NaN|undefined|\[object/);
}

/** What a browser would put up with, but says is wrong. */
function problems(html: string): string[] {
  const found: string[] = [];
  parse(html, { onParseError: ({ code, startLine, startCol }) => found.push(`${code} ${startLine}:${startCol}`) });
  return found;
}
