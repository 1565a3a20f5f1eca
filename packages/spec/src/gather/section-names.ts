import { isMap, isScalar, parseDocument } from 'yaml';

/** A key at the start of a line; libconfig writes `=` where YAML has `:`. */
const KEY = /^(?:"([^"\n]+)"|'([^'\n]+)'|([A-Za-z_][\w-]*))[ \t]*[:=](?=\s|$)/gm;

/**
 * The top-level keys of a text, found by looking at the starts of lines: a tree of thousands of files is not parsed only to
 * see which of them belong together. Of a problem that is split, `problem.shape` or `problem.instance` is what the file holds.
 */
export function sectionNames(text: string): string[] {
  if (text.trimStart().startsWith('{')) return keysOfMap(text);
  const keys = [...text.matchAll(KEY)];
  const names = keys.map(([all, double, single, plain], i) => {
    const name = double ?? single ?? plain!;
    const start = keys[i]!.index + all.length;
    return name === 'problem' ? problemPart(text.slice(start, keys[i + 1]?.index)) : name;
  });
  return [...new Set(names)];
}

function keysOfMap(text: string): string[] {
  try {
    return Object.keys(JSON.parse(text));
  } catch {
    const { contents } = parseDocument(text);
    if (!isMap(contents)) return [];
    return contents.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  }
}

function problemPart(section: string): string {
  const [shape, instance] = ['shape', 'instance'].map((key) => new RegExp(`\\b${key}["']?\\s*:`).test(section));
  if (shape === instance) return 'problem';
  // Older files give the sizes beside the shape.
  if (shape) return /^\s+["']?[A-Z]["']?\s*:\s*\d/m.test(section) ? 'problem' : 'problem.shape';
  return 'problem.instance';
}
