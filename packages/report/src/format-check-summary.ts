import { type CheckedSet, type CheckSummary, countCauses } from '@loopwright/results';
import type { Diagnostic } from '@loopwright/spec';
import type { TextLayout } from './format/paint.ts';

/** A line per set: that it runs, or the first cause; then how many there are of each. */
export function formatCheckSummary({ sets, leftOut, unreadable }: CheckSummary, { paint }: TextLayout): string {
  const root = commonFolder(sets.map(({ design }) => design));
  const lines = sets.map((set) => {
    const name = nameOf(set).slice(root.length);
    return set.cause ? `${paint.alarm('stops')} ${name}: ${oneLine(set.cause)}` : `runs  ${name}`;
  });
  const running = sets.filter(({ cause }) => cause === undefined).length;
  const causes = countCauses(sets).map(([code, count]) => `${String(count).padStart(6)}  ${code}`);
  const omitted = leftOut > 0 ? [`${leftOut} alternatives of designs that have many were not tried (--most)`] : [];
  const closing = [
    paint.strong(sets.length === 0 ? 'No file holds a design' : `${running} of ${sets.length} sets run`),
    ...causes,
    ...omitted,
  ];
  return [...unreadable.map(oneLine), ...lines, '', ...closing].join('\n');
}

function nameOf({ design, parts, shared }: CheckedSet): string {
  const more = shared.length > 0 ? [`${shared.length} shared`] : [];
  return [design, ...parts.map((part) => fromFolder(part, design)), ...more].join(' + ');
}

/** What all paths begin with, up to a slash; places in messages keep it, so that they can be opened. */
function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  let length = first.lastIndexOf('/') + 1;
  while (!paths.every((path) => path.startsWith(first.slice(0, length)))) {
    length = first.lastIndexOf('/', length - 2) + 1;
  }
  return first.slice(0, length);
}

/** Without the folder that it has in common with the design. */
function fromFolder(path: string, design: string): string {
  const folders = design.split('/').slice(0, -1);
  const names = path.split('/');
  const common = names.findIndex((name, i) => name !== folders[i]);
  return names.slice(common).join('/');
}

function oneLine({ location, code, message }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return `${place}${code}: ${message}`.replace(/\s+/g, ' ');
}
