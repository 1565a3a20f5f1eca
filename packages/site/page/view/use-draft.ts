import { useState } from 'preact/hooks';

/** What is typed in a field until it is taken: the page may be drawn again meanwhile, as when files are checked. */
export function useDraft(taken: string): readonly [draft: string, type: (text: string) => void] {
  const [{ text, of }, keep] = useState({ text: taken, of: taken });
  const draft = of === taken ? text : taken;
  return [draft, (typed) => keep({ text: typed, of: taken })];
}
