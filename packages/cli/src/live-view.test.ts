import { describe, expect, test } from 'vitest';
import { arrayFolder, runIn, search } from '../fixtures/run-in.ts';

interface Terminal {
  readonly columns: number;
  readonly rows?: number;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
}

/** What a search writes to the terminal, write by write. */
async function writes({ columns, rows, env = {}, isTTY = true }: Terminal): Promise<string[]> {
  const all: string[] = [];
  const stderr = { write: (text: string) => all.push(text), isTTY, columns, rows };
  await runIn(arrayFolder(), ['map', ...search, '--evaluations', '2000'], { stderr, env });
  return all;
}

/** The rows of a terminal as they stand after some output; knows what the live view uses. */
function screen(output: string, columns: number): string[] {
  const rows = [''];
  let row = 0;
  for (const [part] of output.replaceAll('\u001b', '^').matchAll(/\^\[\d*[A-Za-z]|\r|\n|[^^\r\n]+/g)) {
    const up = /^\^\[(\d+)A$/.exec(part);
    if (up) row -= Number(up[1]);
    else if (part === '^[J') rows.splice(row, rows.length, '');
    else if (part === '\n') rows[++row] = '';
    else if (part !== '\r') {
      expect(part.length).toBeLessThan(columns);
      rows[row] += part;
    }
  }
  return rows;
}

describe('live view', () => {
  test('on a terminal that does not know its size', async () => {
    expect((await writes({ columns: 0, rows: 0 })).join('')).not.toContain('Infinity');
  });

  test.each([120, 40])('shows the search in %i columns, and is gone at the end', async (columns) => {
    const all = await writes({ columns, env: { NO_COLOR: '1' } });
    expect(screen(all.slice(0, 1).join(''), columns)[0]).toMatch(/^Search {5}█* *░*/);
    expect(screen(all.slice(0, 1).join(''), columns)[1]).toMatch(/^Best +[\d.]+ [µnm]?J·cycle/);
    expect(screen(all.join(''), columns)).toEqual(['']);
  });

  test('a low terminal shows as many lines as can be taken back', async () => {
    const all = await writes({ columns: 80, rows: 3 });
    expect(all[0].split('\n')).toHaveLength(2);
  });

  test('is painted only where colours are wanted', async () => {
    expect((await writes({ columns: 80 })).join('')).toContain('\u001b[2m');
    expect((await writes({ columns: 80, env: { NO_COLOR: '1' } })).join('')).not.toContain('\u001b[2m');
  });

  test('is only for terminals that can take lines back', async () => {
    expect(await writes({ columns: 80, isTTY: false })).toEqual([]);
    expect(await writes({ columns: 80, env: { TERM: 'dumb' } })).toEqual([]);
  });
});
