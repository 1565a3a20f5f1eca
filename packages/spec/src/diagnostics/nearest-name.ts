import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one most likely stands for; undefined where none is near. */
export function nearestName(
  name: string,
  known: Iterable<string>,
  maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
  const wanted = canonical(name);
  let nearest: string | undefined;
  let smallest = Math.min(maxEdits, editsFor(wanted.length)) + 1;
  if (name.length > 100) return undefined;
  for (const candidate of known) {
    const edits = candidate === name ? Number.POSITIVE_INFINITY : distance(wanted, canonical(candidate));
    if (edits < smallest) {
      smallest = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

/** One letter for another is no slip of the pen where names have one letter. */
function editsFor(length: number): number {
  if (length < 2) return 0;
  return length < 5 ? 1 : Math.floor(length * 0.4);
}

/** `data-spaces`, `dataSpaces` and `data_spaces` differ in nothing that a reader of the message cares about. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
