import { type Diagnostic, nearestName } from '@loopwright/spec';
import type { Place } from './fault.ts';

/** Every problem of templates: what a message needs comes in as arguments, the words are all here. */

export const syntax = (at: Place, detail: string) =>
  error('template-syntax', at, `this is not a template: ${detail}`, {
    hint: 'check brackets and quotes of this tag, and that each {% if %}, {% for %} and {% macro %} has its end',
  });

export const unclosedTag = (at: Place, open: string, close: string) =>
  error('template-syntax', at, `${open} has no ${close}`, { expected: close, hint: `close the tag with ${close}` });

export const unknownStatement = (at: Place, name: string, known: readonly string[]) =>
  error('template-statement', at, `templates have no statement "${name}"`, {
    found: name,
    expected: `one of ${known.join(', ')}`,
    ...didYouMean(name, known),
  });

export const misplacedStatement = (at: Place, name: string, expected: string | undefined) =>
  error('template-syntax', at, `{% ${name} %} ends nothing here`, {
    expected: expected === undefined ? 'a statement that it belongs to, above' : `{% ${expected} %}`,
    hint: 'each statement ends with its own end, the innermost first',
  });

export const nestedExtends = (at: Place) =>
  error('template-syntax', at, 'a template extends another as a whole', {
    found: '{% extends %} inside of another statement',
    expected: '{% extends FILE %} at the top of the file',
    hint: 'move it out, and choose the file by an expression: {% extends "a.j2" if wide else "b.j2" %}',
  });

export const blockTwice = (at: Place, name: string) =>
  error('template-syntax', at, `there are two blocks "${name}" in this template`, {
    found: `{% block ${name} %}`,
    expected: 'a name of its own for each block',
    hint: 'rename one of them',
  });

export const missingEnd = (at: Place, name: string, end: string) =>
  error('template-syntax', at, `{% ${name} %} has no end`, { expected: `{% ${end} %}`, hint: `add {% ${end} %}` });

export const undefinedVariable = (at: Place, name: string, known: readonly string[]) =>
  error('undefined-variable', at, `the template uses a variable "${name}" that has no value`, {
    found: name,
    ...didYouMean(name, known, `give it a value: --define ${name}=VALUE, or {{ ${name} | default(...) }}`),
  });

export const undefinedMember = (at: Place, text: string) =>
  error('undefined-variable', at, `"${text}" has no value`, {
    found: text,
    hint: 'check the name, or give it a default: | default(...)',
  });

export const failed = (at: Place, detail: string) =>
  error('template-failed', at, `the template cannot be rendered: ${detail}`, {
    hint: 'check the values it works with',
  });

export const unknownFilter = (at: Place, name: string) =>
  error('template-filter', at, `there is no filter "${name}" for this value`, {
    found: name,
    hint: "check its name, and whether the value is text, a number or a list: filters are Jinja's",
  });

export const missingFile = (at: Place, path: string, folders: readonly string[], near: readonly string[]) =>
  error('missing-file', at, `there is no file ${path}`, {
    found: path,
    expected: `a file in ${folders.join(', ')}`,
    ...didYouMean(path, near, 'check the name; {{ add_to_path(...) }} adds a folder to look in'),
  });

export const missingValues = (at: Place, path: string, folders: readonly string[], near: readonly string[]) =>
  error('missing-file', at, `there is no file ${path} of the values of a tensor`, {
    found: path,
    expected: `a file of 0 and 1 in ${folders.join(', ')}`,
    ...didYouMean(path, near, 'write its path from the folder of this file, or name a folder: --include-path FOLDER'),
  });

export const tooManyValues = (at: Place, values: number, most: number) =>
  error('too-many-values', at, `this lists about ${values} values of a tensor`, {
    found: `${values} lines`,
    expected: `${most} at most`,
    hint: 'write a mask, 0 or 1 for each value in one file (data_file_path: FILE), or give the density and how it is spread',
  });

export const largeMask = (at: Place, file: string, characters: number, most: number) =>
  error('too-many-values', at, `${file} is too large for the values of a tensor`, {
    found: `${characters} characters`,
    expected: `${most} at most, all files together`,
    hint: 'give the density of the tensor and how it is spread: {distribution: hypergeometric, density: 0.5}',
  });

export const badValues = (at: Place, rest: string) =>
  error('bad-values', at, 'this says of no value whether it is there', {
    found: rest.length > 60 ? `${rest.slice(0, 57)}...` : rest,
    expected: '0 and 1, one for each value of the tensor, the first rank changing fastest',
    hint: 'write 0 for values that are zero and 1 for others; coordinates: !include FILE.mtx reads figures',
  });

export const outsideFolder = (at: Place, path: string, where: string, roots: readonly string[]) =>
  error('outside-folder', at, `${path} lies outside of the folders that templates may read`, {
    found: where,
    expected: `a path in ${roots.join(', ')}`,
    hint: 'allow its folder: --include-path FOLDER',
  });

export const unreadable = (at: Place, path: string, detail: string) =>
  error('unreadable-file', at, `${path} cannot be read: ${detail}`, { hint: 'check the file' });

export const severalFiles = (at: Place, path: string, found: readonly string[]) =>
  error('several-files', at, `${path} names ${found.length} files, where one is included`, {
    found: found.join(', '),
    hint: 'use include_all for several',
  });

export const noMatrix = (at: Place, found: string) =>
  error('bad-coordinates', at, 'this is no Matrix Market file of coordinates', {
    found: `"${found}"`,
    expected: '%%MatrixMarket matrix coordinate real general',
    hint: 'write the matrix as coordinates, or give the file the ending .tns and no header',
  });

export const badMatrixSize = (at: Place, found: string) =>
  error('bad-coordinates', at, 'the first figures of a matrix are its size', {
    found: `"${found}"`,
    expected: 'three whole numbers: rows, columns, and how many entries follow',
    hint: 'add the line that gives the size, as 4 8 9',
  });

export const otherEntries = (at: Place, written: number, entries: number) =>
  error('bad-coordinates', at, 'the file holds another number of entries than it says', {
    found: `${entries} entries`,
    expected: `${written}, as its size says`,
    hint: 'see whether the file is complete, and correct the size if it is',
  });

export const outsideMatrix = (at: Place, found: string, rows: number, columns: number) =>
  error('bad-coordinates', at, 'this value lies outside of the matrix', {
    found: `"${found}"`,
    expected: `a row from 1 to ${rows}, a column from 1 to ${columns}`,
    hint: 'correct the line, or the size of the matrix',
  });

export const badCoordinates = (at: Place, found: string) =>
  error('bad-coordinates', at, 'a line gives the place of one value', {
    found: `"${found}"`,
    expected: 'whole numbers from 1, one for each rank, and the value behind them',
    hint: 'correct the line; text goes behind %',
  });

export const circularInclude = (at: Place, files: readonly string[]) =>
  error('circular-include', at, 'the files include each other in a circle, or too deeply', {
    found: files.join(' -> '),
    hint: 'take one of the includes out',
  });

export const tooMuch = (at: Place, what: string, limit: number) =>
  error('template-too-large', at, `the template makes ${what}`, {
    expected: `at most ${limit}`,
    hint: 'look for a loop that goes on too long, or a text that doubles',
  });

export const yamlSyntax = (at: Place, detail: string) =>
  error('yaml-syntax', at, `this is not YAML: ${detail}`, {
    hint: 'check indentation and brackets here and on the line before; quote text that holds [ ] { } : or ,',
  });

export const missingKey = (at: Place, path: string, key: string, file: string, known: readonly string[]) =>
  error('missing-key', at, `${file} has no "${key}"`, {
    found: known.length > 0 ? known.join(', ') : 'no keys',
    expected: path,
    ...didYouMean(key, known),
  });

export const includeInBrackets = (at: Place) =>
  error('include-in-brackets', at, 'a map or a list is included inside of brackets', {
    expected: 'the include behind a key or a dash',
    hint: 'write what is around it on lines of its own, without [ ] and { }',
  });

export const unusedDefine = (name: string, asked: readonly string[]) =>
  error('unused-define', undefined, `no template uses the variable "${name}"`, {
    found: name,
    ...(asked.length > 0 && { expected: `one of ${asked.join(', ')}` }),
    ...didYouMean(name, asked, 'leave it out'),
  });

function error(
  code: string,
  location: Place | undefined,
  message: string,
  more: Pick<Diagnostic, 'found' | 'expected' | 'hint'>,
): Diagnostic {
  return { code, severity: 'error', message, ...(location && { location }), ...more };
}

function didYouMean(name: string, known: readonly string[], otherwise?: string): { hint?: string } {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) return { hint: `did you mean ${nearest}?` };
  return otherwise === undefined ? {} : { hint: otherwise };
}
