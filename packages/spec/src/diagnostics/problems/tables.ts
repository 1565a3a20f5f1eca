import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const openQuote = (at: At) =>
  error('csv-syntax', at, 'this quote is not closed', { hint: 'close it, or write two quotes for one in the text' });

export const emptyTable = (at: At, columns: readonly string[]) =>
  error('empty-file', at, 'the table is empty', {
    expected: `a first line ${columns.join(',')}`,
    hint: 'check the path, or leave this file out',
  });

export const unknownColumn = (at: At, name: string, known: readonly string[]) =>
  error('unknown-column', at, `a table of costs has no column ${quote(name)}`, {
    found: quote(name),
    expected: `some of ${list(known)}`,
    ...didYouMean(name, known, /[;\t]/.test(name) ? 'separate columns by commas' : 'remove the column, or rename it'),
  });

export const duplicateColumn = (at: At, name: string) =>
  error('duplicate-column', at, `the column ${quote(name)} stands twice in the table`, { hint: 'remove one of them' });

export const missingColumns = (at: At, missing: readonly string[], known: readonly string[]) =>
  error('missing-column', at, `the table lacks the column ${missing.map(quote).join(', ')}`, {
    expected: `a first line ${known.join(',')}`,
    hint: 'name the columns in the first line',
  });

export const missingCell = (at: At, column: string) =>
  error('missing-cell', at, `this row has no ${column}`, {
    expected: 'a component with an action and its energy, or with an area',
    hint: 'fill it in, or remove the row',
  });

export const tooManyCells = (at: At, found: number, expected: number) =>
  error('too-many-cells', at, 'this row has more values than the table has columns', {
    found: `${found} values`,
    expected: `${expected}, as in the first line`,
    hint: 'quote a value that holds a comma; numbers have a point',
  });

export const tableGivenTwice = (at: At, component: string, files: string) =>
  error('conflicting-tables', at, `two files say what ${quote(component)} costs`, {
    found: files,
    expected: 'each component in one file',
    hint: 'remove it from one of them',
  });

export const unusedTable = (at: At, component: string, known: readonly string[]) =>
  warning('unused-table', at, `the architecture has no component ${quote(component)}`, {
    found: quote(component),
    ...didYouMean(component, known, 'remove its rows, unless another design needs them'),
  });

export const badEnergy = (at: At, what: string, found: string) =>
  error('bad-energy', at, `${what} should be a number, 0 or more`, {
    found,
    expected: 'a number, 0 or more',
    hint: 'write the number alone: energies are in pJ, areas in um^2',
  });
