import { readdirSync, readFileSync } from 'node:fs';
import type { SourceText } from '@loopwright/spec';

const folder = new URL('../golden/', import.meta.url);

/** What the command of each version wrote, as it wrote it. */
export const goldenResults: readonly SourceText[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
