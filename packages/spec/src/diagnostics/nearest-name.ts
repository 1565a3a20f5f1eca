import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one most likely stands for; undefined where none is near. */
export function nearestName(
  name: string,
  known: Iterable<string>,
  maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
  const wanted = canonical(name);
  let nearest: string | undefined;
  let smallest = Math.min(maxEdits, Math.max(1, Math.floor(wanted.length * 0.4))) + 1;
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

/** `data-spaces`, `dataSpaces` and `data_spaces` differ in nothing that a reader of the message cares about. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
