import { type CheckedSet, type CheckSummary, countCauses, countOutcomes } from '@loopwright/results';
import type { Diagnostic, InputSet } from '@loopwright/spec';
import type { TextLayout } from './format/paint.ts';

/**
 * Makes the line of each set that was tried: that it runs, or the first cause. What the paths of all designs begin with is left
 * out of names; places in messages keep it, so that they can be opened.
 */
export function checkedSetFormatter(all: readonly InputSet[], { paint }: TextLayout): (set: CheckedSet) => string {
  const { length } = commonFolder(all.map(({ design }) => design));
  return (set) => {
    const name = nameOf(set).slice(length);
    switch (set.outcome) {
      case 'runs':
        return `runs  ${name}`;
      case 'costs':
        return `costs ${name}: without a problem`;
      case 'stops':
        return `${paint.alarm('stops')} ${name}: ${set.cause ? diagnosticLine(set.cause) : ''}`;
    }
  };
}

/** What closes a summary: how many sets run, and of what does not, how much each cause stops. */
export function formatCheckTotals(summary: CheckSummary, { paint }: TextLayout): string {
  const { sets, untried, leftOut } = summary;
  const { runs, costs } = countOutcomes(sets);
  const causes = countCauses(sets).map(([code, count]) => `${String(count).padStart(6)}  ${code}`);
  return [
    paint.strong(sets.length === 0 ? 'No file holds a design' : `${runs} of ${sets.length} sets run`),
    ...causes,
    ...(costs > 0 ? [`${String(costs).padStart(6)}  only cost: no problem lies near`] : []),
    ...(untried > 0 ? [`interrupted: ${untried} more sets were not tried`] : []),
    ...(leftOut > 0 ? [`${leftOut} alternatives of designs that have many were not tried (--most)`] : []),
  ].join('\n');
}

/** A problem on one line, its place first. */
export function diagnosticLine({ location, code, message }: Diagnostic): string {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return `${place}${code}: ${message}`.replace(/\s+/g, ' ');
}

function nameOf({ design, parts, shared }: InputSet): string {
  const more = shared.length > 0 ? [`${shared.length} shared`] : [];
  return [design, ...parts.map((part) => fromFolder(part, design)), ...more].join(' + ');
}

/** What all paths begin with, up to a slash. */
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
