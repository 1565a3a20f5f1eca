import { type Place, TemplateFault } from './fault.ts';
import * as problems from './problems.ts';

/** A piece of a template: text, `{{ expression }}`, or `{% statement %}`. Comments are gone. */
export interface Segment {
  readonly kind: 'text' | 'expression' | 'statement';
  /** What stands inside of the tag. */
  readonly text: string;
  readonly place: Place;
}

const closings: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/** Splits a template as Jinja does, with its marks for white space. */
export function splitTemplate(file: string, text: string): Segment[] {
  return new Splitter(file, text).split();
}

class Splitter {
  readonly #file: string;
  readonly #text: string;
  readonly #lineStarts: number[] = [0];
  readonly #segments: Segment[] = [];

  constructor(file: string, text: string) {
    this.#file = file;
    // Jinja drops one line end at the end of a template.
    this.#text = text.replace(/\r?\n$/, '');
    for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
  }

  split(): Segment[] {
    const tag = /\{[{%#]/g;
    let position = 0;
    let strip = false;
    for (let match = tag.exec(this.#text); match; match = tag.exec(this.#text)) {
      const open = match.index;
      const { end, inside, before, after } = this.#tag(open, match[0]);
      this.#addText(position, open, strip, before === '-');
      if (match[0] === '{%' && /^\s*raw\s*$/.test(inside.text)) {
        const close = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
        close.lastIndex = end;
        const found = close.exec(this.#text);
        if (!found) throw new TemplateFault(problems.missingEnd(this.#place(open), 'raw', 'endraw'));
        this.#addText(end, found.index, after === '-', found[1] === '-');
        position = found.index + found[0].length;
        strip = found[2] === '-';
      } else {
        if (match[0] !== '{#') this.#segments.push(inside);
        position = end;
        strip = after === '-';
      }
      tag.lastIndex = position;
    }
    this.#addText(position, this.#text.length, strip, false);
    return this.#segments;
  }

  #tag(open: number, opening: string) {
    const closing = closings[opening]!;
    const end = opening === '{#' ? this.#text.indexOf(closing, open + 2) : this.#endOfCode(open + 2, closing);
    if (end < 0) throw new TemplateFault(problems.unclosedTag(this.#place(open), opening, closing));
    const before = /^[-+]?/.exec(this.#text.slice(open + 2, open + 3))![0];
    const start = open + 2 + before.length;
    const after = end > start && /[-+]/.test(this.#text[end - 1]!) ? this.#text[end - 1]! : '';
    const kind: Segment['kind'] = opening === '{{' ? 'expression' : 'statement';
    const text = this.#text.slice(start, end - after.length);
    return { end: end + 2, inside: { kind, text, place: this.#place(open) }, before, after };
  }

  /** Behind strings and braces. */
  #endOfCode(from: number, closing: string): number {
    let depth = 0;
    for (let at = from; at < this.#text.length; at++) {
      const character = this.#text[at]!;
      if (depth <= 0 && this.#text.startsWith(closing, at)) return at;
      if (character === '{') depth++;
      else if (character === '}') depth--;
      else if (character === '"' || character === "'") {
        at = this.#endOfString(at, character);
        if (at < 0) return -1;
      }
    }
    return -1;
  }

  #endOfString(open: number, quote: string): number {
    for (let at = open + 1; at < this.#text.length; at++) {
      if (this.#text[at] === '\\') at++;
      else if (this.#text[at] === quote) return at;
    }
    return -1;
  }

  #addText(from: number, to: number, stripStart: boolean, stripEnd: boolean): void {
    let start = from;
    let end = to;
    if (stripStart) while (start < end && /\s/.test(this.#text[start]!)) start++;
    if (stripEnd) while (end > start && /\s/.test(this.#text[end - 1]!)) end--;
    if (end > start) {
      this.#segments.push({ kind: 'text', text: this.#text.slice(start, end), place: this.#place(start) });
    }
  }

  #place(offset: number): Place {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.#file, line: low + 1, column: offset - this.#lineStarts[low]! + 1 };
  }
}
