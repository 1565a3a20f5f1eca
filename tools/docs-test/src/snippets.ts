/** A fenced block of a page. */
export interface Snippet {
  /** As `ts`, `sh`, `yaml`, `text`. */
  readonly language: string;
  /** The file that it is, where the fence names one: ```ts plugin.ts */
  readonly file: string | undefined;
  readonly text: string;
  /** Of the fence; lines count from 1. */
  readonly line: number;
}

/** The fenced blocks of a page, in order. */
export function snippetsOf(page: string): Snippet[] {
  const lines = page.split('\n');
  const fences = lines.flatMap((line, index) => (line.startsWith('```') ? [index] : []));
  if (fences.length % 2 !== 0) throw new RangeError('a fence is not closed');
  return fences
    .filter((_, index) => index % 2 === 0)
    .map((start, index) => {
      const [language, file] = lines[start].slice(3).trim().split(/\s+/);
      const text = lines.slice(start + 1, fences[2 * index + 1]).join('\n');
      return { language, file, text: `${text}\n`, line: start + 1 };
    });
}
