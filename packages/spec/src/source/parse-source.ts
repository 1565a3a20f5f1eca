import { type Document, LineCounter, type Node, type ParsedNode, parseAllDocuments, type YAMLParseError } from 'yaml';
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { locate } from './locate.ts';
import type { Located, LocatedMap } from './located.ts';
import type { SourceText } from './source-text.ts';
import { originOf } from './text-origin.ts';

/** Far above the largest ERT, far below what would hold the reader up. */
const MAX_CHARACTERS = 16_000_000;
/** Lines and commas, since the parser takes ten microseconds for each. */
const MAX_ENTRIES = 300_000;

/** The maps at the top of a file, one for each YAML document in it. Problems go to the log. */
export function parseSource({ file, text, origin }: SourceText, log: DiagnosticLog): LocatedMap[] {
  const start = { file, line: 1, column: 1 };
  if (isTooLarge({ file, text }, log)) return [];
  const entries = countEntries(text);
  if (entries > MAX_ENTRIES) {
    log.add(problems.fileTooLarge(start, `${entries} lines and commas`, MAX_ENTRIES));
    return [];
  }
  if (isLibconfig(text)) {
    log.add(problems.libconfigFile(start));
    return [];
  }
  const template = origin ? undefined : findTemplate(text);
  if (template) {
    log.add(problems.jinjaTemplate({ file, ...template.place }, template.found));
    return [];
  }
  if (nestsTooDeeply(text)) {
    log.add(problems.nestingTooDeep(start));
    return [];
  }
  const lines = new LineCounter();
  const place = (offset: number): SourceLocation => {
    if (origin) return originOf(text, origin, offset);
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  // Duplicate keys are found while locating: the parser's own search takes quadratic time.
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? (parsed as Document.Parsed<ParsedNode>[]) : [];
  const roots: Located[] = [];
  let broken = false;
  for (const document of documents) {
    const first = document.errors.find(isYamlMistake);
    if (first) {
      // What follows a syntax error is mostly its consequence.
      log.add(problems.yamlSyntax(place(first.pos[0]), first.message.split(/ at line \d+|\n/)[0]!));
      broken = true;
      break;
    }
    if (document.contents) {
      const root = locate(document.contents as Node, place, log);
      if (root) roots.push(root);
      else broken = true;
    }
  }
  const filled = roots.filter((root) => root.kind !== 'scalar' || root.value !== null);
  if (filled.length === 0 && !broken) log.add(problems.emptyFile(start));
  return filled.filter((root): root is LocatedMap => {
    if (root.kind === 'map') return true;
    log.add(
      problems.wrongType(root.location, 'a file', `a ${root.kind}`, 'a map of sections', 'start with "architecture:"'),
    );
    return false;
  });
}

/** All but `[a]# comment`, which lacks a space by the letter of YAML and is read everywhere. */
export function isYamlMistake({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): boolean {
  return code !== 'MISSING_CHAR' || !message.startsWith('Comments must be separated');
}

export function isTooLarge({ file, text }: SourceText, log: DiagnosticLog): boolean {
  if (text.length <= MAX_CHARACTERS) return false;
  log.add(problems.fileTooLarge({ file, line: 1, column: 1 }, `${text.length} characters`, MAX_CHARACTERS));
  return true;
}

/** Timeloop's first format begins with `name =` or, as YAML, with `name :`, and ends its settings with semicolons. */
function isLibconfig(text: string): boolean {
  const first = text.split('\n').find((line) => !/^\s*($|#|\/\/)/.test(line));
  if (first === undefined) return false;
  if (/^\s*([A-Za-z*][\w*-]*\s*=|@include\s+")/.test(first)) return true;
  return /^\s*[A-Za-z*][\w*-]*\s*:\s*\{?\s*$/.test(first) && /^\s*[\w*-]+\s*=[^#]*;\s*$/m.test(text);
}

function countEntries(text: string): number {
  let entries = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 0x0a || character === 0x2c) entries++;
  }
  return entries;
}

/** The first Jinja marker outside comments. */
export function findTemplate(text: string): { place: { line: number; column: number }; found: string } | undefined {
  if (!text.includes('{{') && !text.includes('{%')) return undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const column = line.search(/\{\{|\{%/);
    if (column < 0 || /(^|\s)#/.test(line.slice(0, column))) continue;
    return { place: { line: index + 1, column: column + 1 }, found: line.slice(column).trim() };
  }
  return undefined;
}

/** The parser recurses, and would run out of stack long before `locate` could complain. */
const MAX_PARSER_DEPTH = 500;

/** An upper bound of the nesting: brackets, `- - -` on one line, and indentation. Text in quotes counts as well. */
function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 0x5b || character === 0x7b) depth++;
    else if (character === 0x5d || character === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > MAX_PARSER_DEPTH) return true;
  }
  return text.split('\n').some((line) => (/^(\s|[-?:]\s)*/.exec(line)?.[0].length ?? 0) > 2 * MAX_PARSER_DEPTH);
}
