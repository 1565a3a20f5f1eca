import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** Keys that lead to a place in a file; `null` stands for any entry of a list. */
export type KeyPath = readonly (string | null)[];

export interface PlaceInKeys {
  readonly path: KeyPath;
  /** Whether what stands there is the value of the last key of the path, rather than a key below it. */
  readonly isValue: boolean;
}

/**
 * Where a place is among the keys of a YAML file. Within flow collections by the syntax tree; elsewhere by how far lines are indented, since
 * what is just being typed is no YAML yet.
 */
export function keyPath(state: EditorState, at: number): PlaceInKeys {
  const flow = flowPath(state, at);
  const start = flow?.start ?? at;
  const outer = blockPath(state, start);
  if (!flow) return outer;
  return { path: [...outer.path, ...flow.path], isValue: flow.isValue };
}

function blockPath(state: EditorState, at: number): PlaceInKeys {
  const line = state.doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  const own = /^(\s*(?:-\s+)*)(?:!\S+\s+)?(["']?[\w.-]+["']?)\s*:\s+$/.exec(before);
  const path: (string | null)[] = own ? [unquoted(own[2]!)] : [];
  let indent = (own ? own[1]! : /^\s*(?:-\s+)*/.exec(before)![0]).length;
  if (before.includes('- ')) path.unshift(null);
  indent = path[0] === null ? before.indexOf('-') : indent;
  for (let number = line.number - 1; number > 0 && (indent > 0 || path[0] === null); number--) {
    const { text } = state.doc.line(number);
    const found = /^(\s*)((?:-\s+)*)(?:(["']?[\w.-]+["']?)\s*:)?/.exec(text)!;
    const [, spaces, dashes, key] = found;
    if (text.trim() === '' || text.trim().startsWith('#')) continue;
    const keyIndent = spaces!.length + dashes!.length;
    // A list may stand as far left as the key that holds it.
    const isOutside = path[0] === null ? keyIndent <= indent && dashes === '' : keyIndent < indent;
    if (key !== undefined && isOutside) {
      path.unshift(unquoted(key));
      indent = keyIndent;
    }
    if (dashes !== '' && spaces!.length < indent) {
      path.unshift(null);
      indent = spaces!.length;
    }
  }
  return { path, isValue: own !== null };
}

/** The part of the path that lies in `{...}` and `[...]`, and where the outermost of them begins. */
function flowPath(state: EditorState, at: number): (PlaceInKeys & { readonly start: number }) | undefined {
  const path: (string | null)[] = [];
  let start: number | undefined;
  let isValue = false;
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent) {
    if (node.name === 'Pair' && node.parent.name === 'FlowMapping') {
      const key = node.getChild('Key');
      if (!key || at <= key.to) continue;
      if (start === undefined) isValue = true;
      path.unshift(unquoted(state.sliceDoc(key.from, key.to)));
    } else if (node.name === 'FlowMapping' || node.name === 'FlowSequence') {
      // A key whose value is yet to come is no pair.
      const key = start === undefined && !isValue && FLOW_KEY.exec(state.sliceDoc(node.from, at))?.[1];
      if (key) {
        isValue = true;
        path.unshift(key);
      }
      if (node.name === 'FlowSequence') path.unshift(null);
      start = node.from;
    }
  }
  return start === undefined ? undefined : { path, isValue, start };
}

const FLOW_KEY = /[{,]\s*["']?([\w.-]+)["']?\s*:\s*$/;

function unquoted(key: string): string {
  return key.replace(/^["']|["']$/g, '');
}
