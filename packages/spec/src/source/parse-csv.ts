import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { isTooLarge } from './parse-source.ts';
import type { SourceText } from './source-text.ts';

/** One value of a table, and its place. */
export interface CsvCell {
  readonly text: string;
  readonly location: SourceLocation;
}

/** Whether a file is a table of comma-separated values rather than YAML. */
export function isCsv({ file }: SourceText): boolean {
  return /\.csv$/i.test(file);
}

/**
 * The rows of a table (RFC 4180), without empty ones and those that begin with `#`. Own code, since no library tells the
 * columns of values.
 */
export function parseCsv(source: SourceText, log: DiagnosticLog): CsvCell[][] {
  if (isTooLarge(source, log)) return [];
  return new CsvScanner(source, log).rows().filter((cells) => cells.some(({ text }) => text !== ''));
}

class CsvScanner {
  readonly #file: string;
  readonly #text: string;
  readonly #log: DiagnosticLog;
  #index = 0;
  #line = 1;
  #lineStart = 0;

  constructor({ file, text }: SourceText, log: DiagnosticLog) {
    this.#file = file;
    this.#text = text;
    this.#log = log;
    if (text.startsWith('\uFEFF')) this.#lineStart = this.#index = 1;
  }

  rows(): CsvCell[][] {
    const rows: CsvCell[][] = [];
    while (this.#index < this.#text.length) {
      if (this.#isComment()) this.#skipLine();
      else rows.push(this.#row());
    }
    return rows;
  }

  /** Told before quotes count: a comment may hold any. */
  #isComment(): boolean {
    let first = this.#index;
    while (this.#text[first] === ' ' || this.#text[first] === '\t') first++;
    return this.#text[first] === '#';
  }

  #skipLine(): void {
    while (this.#index < this.#text.length && !/[\r\n]/.test(this.#text[this.#index]!)) this.#index++;
    this.#endLine();
  }

  #row(): CsvCell[] {
    const cells = [this.#cell()];
    while (this.#text[this.#index] === ',') {
      this.#index++;
      cells.push(this.#cell());
    }
    this.#endLine();
    return cells;
  }

  #cell(): CsvCell {
    while (this.#text[this.#index] === ' ') this.#index++;
    const location = this.#location();
    const text = this.#text[this.#index] === '"' ? this.#quoted(location) : this.#plain();
    return { text: text.trim(), location };
  }

  #plain(): string {
    const start = this.#index;
    while (this.#index < this.#text.length && !/[,\r\n]/.test(this.#text[this.#index]!)) this.#index++;
    return this.#text.slice(start, this.#index);
  }

  /** A doubled quote stands for one; what follows the closing one belongs to the text as well. */
  #quoted(location: SourceLocation): string {
    let text = '';
    for (this.#index++; this.#index < this.#text.length; this.#index++) {
      const character = this.#text[this.#index]!;
      if (character === '"' && this.#text[this.#index + 1] !== '"') {
        this.#index++;
        return text + this.#plain();
      }
      if (character === '"') this.#index++;
      if (character === '\n') this.#startLine(this.#index + 1);
      text += character;
    }
    this.#log.add(problems.openQuote(location));
    return text;
  }

  #endLine(): void {
    if (this.#text[this.#index] === '\r') this.#index++;
    if (this.#text[this.#index] === '\n') this.#index++;
    this.#startLine(this.#index);
  }

  #startLine(start: number): void {
    this.#line++;
    this.#lineStart = start;
  }

  #location(): SourceLocation {
    return { file: this.#file, line: this.#line, column: this.#index - this.#lineStart + 1 };
  }
}
