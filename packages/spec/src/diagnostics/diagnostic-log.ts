import { linesOfFile } from '../source/lines-of-file.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Diagnostic } from './diagnostic.ts';
import { frameOf } from './frame.ts';
import { SpecError } from './spec-error.ts';

/** A file that repeats one mistake a thousand times should not print a thousand messages. */
const MAX_DIAGNOSTICS = 100;

/** Collects problems, so that a reader can go on after one and report all of a file at once. */
export class DiagnosticLog {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  readonly #linesOf: (file: string) => readonly string[] | undefined;

  constructor(linesOf: (file: string) => readonly string[] | undefined) {
    this.#linesOf = linesOf;
  }

  /** A log whose messages show lines of these files. */
  static of(sources: readonly SourceText[]): DiagnosticLog {
    const lines = new Map<string, string[]>();
    return new DiagnosticLog((file) => {
      if (!lines.has(file)) lines.set(file, linesOfFile(sources, file) ?? []);
      return lines.get(file);
    });
  }

  /** Adds the problem once: aliases lead readers to the same place more than once. */
  add(diagnostic: Diagnostic): void {
    const { location, code, message } = diagnostic;
    const key = `${location?.file}:${location?.line}:${location?.column}:${code}:${message}`;
    if (this.#seen.has(key) || this.#diagnostics.length >= MAX_DIAGNOSTICS) return;
    this.#seen.add(key);
    const lines = location && this.#linesOf(location.file);
    const frame = lines && frameOf(location, lines);
    this.#diagnostics.push(frame ? { ...diagnostic, frame } : diagnostic);
  }

  get warnings(): readonly Diagnostic[] {
    return this.#diagnostics.filter(({ severity }) => severity === 'warning');
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some(({ severity }) => severity === 'error');
  }

  /** Throws a `SpecError` with all problems, errors first, if there is an error among them. */
  throwIfErrors(): void {
    if (!this.hasErrors) return;
    throw new SpecError([...this.#diagnostics.filter(({ severity }) => severity === 'error'), ...this.warnings]);
  }
}
