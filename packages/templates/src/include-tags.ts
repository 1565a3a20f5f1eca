import type { SourceText } from '@loopwright/spec';
import { originOf } from '@loopwright/spec';
import type { Place } from './fault.ts';
import { type Mapped, MappedText } from './mapped-text.ts';

/** Where `!include` finds what it names. */
export interface IncludeTagHost {
  readonly sources: SourceText[];
  textOf(name: string, place: Place): Mapped;
  writeValue(name: string, isFolder: boolean, out: MappedText, place: Place): void;
}

/** `!include FILE` and `!includedir FOLDER`, as a value or on a line of their own. */
const includeTag =
  /^(?<before>(?:[^#'"\n]*[:\s-])??)(?<tag>!include(?:dir)?)[ \t]+(?<quote>['"]?)(?<name>[^\s'"#,]+)\k<quote>,?[ \t]*(?=\r?$|#)/gm;

/**
 * Replaces the tags. One that is alone on its line, with nothing to be the value of, stands for the text of the file, so
 * that anchors of the file can be used below; one behind a key or a dash for what the file holds.
 */
export function includeTags(mapped: Mapped, host: IncludeTagHost): Mapped {
  const { text, origin } = mapped;
  if (!text.includes('!include')) return mapped;
  const out = new MappedText(host.sources);
  let position = 0;
  for (const match of text.matchAll(includeTag)) {
    const { before = '', tag, name } = match.groups!;
    const start = match.index + before.length;
    const place = originOf(text, origin, start);
    out.appendSlice(mapped, position, start);
    if (before.trim() === '' && tag === '!include') appendMoved(out, host.textOf(name!, place), before);
    else host.writeValue(name!, tag === '!includedir', out, place);
    position = match.index + match[0].length;
  }
  out.appendSlice(mapped, position);
  return out.finish();
}

/** All lines but the first, which stands where it should, moved to the right. */
function appendMoved(out: MappedText, included: Mapped, indent: string): void {
  let position = 0;
  for (const line of included.text.split(/(?<=\n)/)) {
    if (position > 0) out.append(indent, originOf(included.text, included.origin, position));
    out.appendSlice(included, position, position + line.length);
    position += line.length;
  }
}
