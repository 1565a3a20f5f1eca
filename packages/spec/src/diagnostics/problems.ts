import type { SourceLocation } from '../location.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nearestName } from './nearest-name.ts';

/**
 * Every problem that this package reports: one function per code. What a message needs (place, names, numbers) comes in
 * as arguments; the words are all here.
 */

type At = SourceLocation | undefined;

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

const list = (names: Iterable<string>): string => {
  const all = [...names];
  return all.length > 30 ? `${all.slice(0, 30).join(', ')}, ...` : all.join(', ') || 'nothing';
};

/** The nearest known name, or else the other way out. */
const didYouMean = (name: string, known: Iterable<string>, otherwise: string): { hint: string } => {
  const nearest = nearestName(name, known);
  return { hint: nearest === undefined ? otherwise : `did you mean ${quote(nearest)}?` };
};

function error(code: string, at: At, message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { code, severity: 'error', message, ...(at && { location: at }), ...rest };
}

function warning(code: string, at: At, message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { ...error(code, at, message, rest), severity: 'warning' };
}

// --- Files ---

export const noInput = () =>
  error('no-input', undefined, 'there is no input file', {
    expected: 'YAML files with architecture and problem',
    hint: 'name the files, e.g. arch.yaml problem.yaml mapping.yaml',
  });

export const nothingFound = (at: At) =>
  error('no-mapping', at, 'this is the result of a search that found no mapping', {
    found: 'mapping: null',
    hint: 'search longer or with wider constraints, or leave this file out',
  });

export const emptyFile = (at: At) =>
  error('empty-file', at, 'the file is empty', {
    found: 'no section',
    expected: 'at least one section, such as architecture, problem or mapping',
    hint: 'check the path, or leave this file out',
  });

export const fileTooLarge = (at: At, bytes: number, limit: number) =>
  error('file-too-large', at, 'the file is too large to be a specification', {
    found: `${bytes} characters`,
    expected: `at most ${limit}`,
    hint: 'check that this is the file you meant',
  });

export const yamlSyntax = (at: At, detail: string) =>
  error('yaml-syntax', at, `this is not YAML: ${detail}`, {
    hint: 'check indentation and brackets here and on the line before; quote text that holds [ ] { } : or ,',
  });

export const nestingTooDeep = (at: At) =>
  error('nesting-too-deep', at, 'the file nests too deeply', {
    expected: 'at most 100 levels of nesting',
    hint: 'look for unclosed brackets',
  });

export const jinjaTemplate = (at: At, found: string) =>
  error('jinja-template', at, 'this is a Jinja template, not YAML', {
    found: quote(found),
    expected: 'YAML with the template already rendered',
    hint: 'render the template first, or write the value here',
  });

export const duplicateKey = (at: At, key: string, firstLine: number) =>
  error('duplicate-key', at, `the key ${quote(key)} is given twice in one map`, {
    found: `first on line ${firstLine}`,
    hint: 'remove one of them',
  });

export const badKey = (at: At, found: string) =>
  error('bad-key', at, 'this cannot be a key', { found, expected: 'a plain word', hint: 'write the key as text' });

export const unknownAnchor = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-anchor', at, `there is no anchor ${quote(name)} above this line`, {
    expected: [...known].length > 0 ? `one of ${list(known)}` : 'an anchor such as &name above its first use',
    ...didYouMean(name, known, `put &${name} before the value meant`),
  });

export const aliasCycle = (at: At, name: string) =>
  error('alias-cycle', at, `the alias ${quote(name)} lies inside the node that it stands for`, {
    hint: 'write the value instead of the alias',
  });

export const tooManyAliases = (at: At, limit: number) =>
  error('too-many-aliases', at, 'the aliases of this file expand to too many values', {
    expected: `at most ${limit} values in all`,
    hint: 'use fewer nested aliases',
  });

export const badMerge = (at: At, found: string) =>
  error('bad-merge', at, 'only maps can be merged', {
    found,
    expected: 'an alias of a map, or a list of such',
    hint: 'write <<: *name of an anchor at a map',
  });

export const unknownTag = (at: At, tag: string, known: Iterable<string>) =>
  error('unknown-tag', at, `the tag ${quote(tag)} is not known`, {
    found: tag,
    expected: `one of ${list(known)}`,
    ...didYouMean(tag, known, 'use one of them'),
  });

// --- Values ---

export const unknownKey = (at: At, key: string, of: string, known: Iterable<string>) =>
  error('unknown-key', at, `${of} has no key ${quote(key)}`, {
    found: quote(key),
    expected: `one of ${list(known)}`,
    ...didYouMean(key, known, 'remove it'),
  });

export const missingKey = (at: At, key: string, of: string, hint?: string) =>
  error('missing-key', at, `${of} lacks the key ${quote(key)}`, { expected: quote(key), hint: hint ?? `add ${key}:` });

export const wrongType = (at: At, what: string, found: string, expected: string, hint?: string) =>
  error('wrong-type', at, `${what} should be ${expected}`, { found, expected, hint: hint ?? `write ${expected}` });

export const outOfRange = (at: At, what: string, found: string, expected: string, hint: string) =>
  error('out-of-range', at, `${what} is out of range`, { found, expected, hint });

export const conflictingValues = (at: At, what: string, found: string, first: SourceLocation) =>
  error('conflicting-values', at, `${what} is given twice with different values`, {
    found,
    expected: `the value given first, in ${first.file}:${first.line}:${first.column}`,
    hint: 'keep one of them',
  });

export const unsupportedVersion = (at: At, what: string, found: string) =>
  error('unsupported-version', at, `${what} is of a version that is not read`, {
    found,
    expected: '0.4, or the older 0.3 and 0.2',
    hint: 'write version: 0.4',
  });

export const badExpression = (at: At, what: string, text: string, detail: string, hint?: string) =>
  error('bad-expression', at, `${what} cannot be computed: ${detail}`, {
    found: quote(text),
    expected: 'a value, or arithmetic over attributes, variables and functions',
    hint: hint ?? 'correct the expression, or put text in quotes',
  });

export const notModelled = (at: At, what: string, hint?: string) =>
  error('not-modelled', at, `${what} is not modelled yet`, { hint: hint ?? 'remove it' });

export const noEffect = (at: At, what: string, why: string) =>
  warning('no-effect', at, `${what} has no effect: ${why}`);

// --- Sections ---

export const unknownSection = (at: At, name: string, main: Iterable<string>, known: Iterable<string>) =>
  error('unknown-section', at, `there is no section ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(main)}`,
    ...didYouMean(name, known, 'remove it'),
  });

export const missingSection = (at: At, name: string, files: readonly string[]) =>
  error('missing-section', at, `no file has the section ${quote(name)}`, {
    found: files.length ? `files ${list(files)}` : 'no file',
    expected: `a top-level key ${quote(name)}`,
    hint: `add the file that holds ${name}:`,
  });

// --- Problem ---

export const builtInShape = (at: At) =>
  error('built-in-shape', at, 'the problem relies on a shape that Timeloop brings', {
    expected: 'a shape with dimensions and data_spaces, and an instance with bounds',
    hint: 'write the shape out: shape: {name, dimensions, data_spaces}, instance: {C: 3, ...}',
  });

export const duplicateName = (at: At, what: string, name: string) =>
  error('duplicate-name', at, `there are two ${what} named ${quote(name)}`, { hint: 'rename one of them' });

export const unknownDimension = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-dimension', at, `the problem has no dimension ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const unknownCoefficient = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-coefficient', at, `the problem has no coefficient ${quote(name)}`, {
    found: quote(name),
    expected:
      [...known].length > 0 ? `one of ${list(known)}, or a number` : 'a number, or a name listed in coefficients',
    ...didYouMean(name, known, `add {name: ${name}, default: 1} to coefficients`),
  });

export const unknownDataspace = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-dataspace', at, `the problem has no dataspace ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const missingBound = (at: At, dimension: string, given: Iterable<string>) =>
  error('missing-bound', at, `the instance gives no bound for dimension ${quote(dimension)}`, {
    found: list(given),
    expected: quote(dimension),
    hint: nearestName(dimension, given)
      ? `rename ${quote(nearestName(dimension, given)!)} to ${quote(dimension)}, or add ${dimension}: 1`
      : `add ${dimension}: 1`,
  });

export const unusedInstanceKey = (at: At, name: string, nearest: string) =>
  warning('unused-instance-value', at, `${quote(name)} is neither a dimension nor a coefficient`, {
    found: quote(name),
    hint: `did you mean ${quote(nearest)}?`,
  });

export const problemTooLarge = (at: At, found: string) =>
  error('problem-too-large', at, 'the problem has more points than can be counted exactly', {
    found,
    expected: 'at most 2^53 = 9007199254740992 points',
    hint: 'use smaller bounds',
  });

export const dataspaceTooLarge = (at: At, name: string, found: string) =>
  error(
    'problem-too-large',
    at,
    `the words that move for the dataspace ${quote(name)} may be too many to count exactly`,
    {
      found: `${found} (points of the problem x strides of its ranks)`,
      expected: 'at most 2^53 = 9007199254740992',
      hint: 'use smaller bounds or coefficients',
    },
  );

// --- Architecture ---

export const untaggedNode = (at: At) =>
  error('untagged-node', at, 'this node of the architecture has no tag', {
    expected: '!Component, !Container, !Hierarchical, !Parallel, !Pipelined or !Nothing',
    hint: 'write "- !Component" before its name',
  });

export const noCompute = (at: At, last: string | undefined) =>
  error('no-compute', at, 'the architecture has no compute unit', {
    found: last === undefined ? 'no component' : `${quote(last)} as the last component, a memory`,
    expected: 'a last component such as {name: MAC, class: intmac}',
    hint: 'add a !Component of a compute class (compute, mac, intmac, fpmac) at the end of nodes',
  });

export const noMemory = (at: At) =>
  error('no-memory', at, 'the architecture has no memory', {
    expected: 'at least one storage component outside the compute unit',
    hint: 'add a component such as {name: DRAM, class: DRAM}',
  });

export const unknownClass = (at: At, name: string, componentClass: string) =>
  error('unknown-class', at, `the class of ${quote(name)} says neither that it stores nor that it computes`, {
    found: `class: ${componentClass}`,
    expected: 'a class with DRAM, SRAM, regfile, smartbuffer or storage in its name, or one with mac or compute',
    hint: `write class: storage and subclass: ${componentClass}`,
  });

export const computeNotLast = (at: At, name: string) =>
  error('compute-not-last', at, `the compute unit ${quote(name)} is not the last component`, {
    expected: 'components below memories only, at the end of nodes',
    hint: 'move it to the end, or give it a storage class',
  });

export const fanoutInParallel = (at: At, name: string) =>
  error('fanout-in-parallel', at, `${quote(name)} makes copies inside a !Parallel branch`, {
    expected: 'spatial above the !Parallel node',
    hint: 'move spatial to a !Container above the !Parallel node',
  });

export const keptInTwoBranches = (at: At, dataspace: string, branches: readonly string[]) =>
  error('kept-in-two-branches', at, `the dataspace ${quote(dataspace)} is kept in ${branches.length} branches`, {
    found: `keep: [${dataspace}] in ${list(branches)}`,
    expected: 'each dataspace in one branch of a !Parallel node',
    hint: `remove ${dataspace} from the keep list of all branches but one`,
  });

export const keptInNoBranch = (at: At, dataspace: string, branches: readonly string[]) =>
  error('kept-in-no-branch', at, `the dataspace ${quote(dataspace)} is kept in no branch`, {
    found: `branches ${list(branches)}`,
    expected: 'each dataspace in one branch of a !Parallel node',
    hint: `add ${dataspace} to the keep list of one branch`,
  });

export const misspeltAttribute = (at: At, of: string, name: string, nearest: string) =>
  error('unknown-attribute', at, `the attribute ${quote(name)} of ${of} looks like a misspelt ${quote(nearest)}`, {
    found: quote(name),
    expected: `${quote(nearest)}, or a name that cannot be taken for an attribute of the model`,
    hint: `did you mean ${quote(nearest)}?`,
  });

export const nearAttribute = (at: At, of: string, name: string, nearest: string) =>
  warning('unused-attribute', at, `${of} has an attribute ${quote(name)} that the model does not use`, {
    found: quote(name),
    hint: `did you mean ${quote(nearest)}?`,
  });

export const badAttribute = (at: At, what: string, found: string, expected: string) =>
  error('bad-attribute', at, `${what} should be ${expected}`, { found, expected, hint: `write ${expected}` });

export const attributeConflict = (at: At, of: string, detail: string, hint: string) =>
  error('attribute-conflict', at, `the attributes of ${of} contradict each other: ${detail}`, { hint });

export const unboundedMemory = (at: At, name: string) =>
  warning('unbounded-memory', at, `${quote(name)} has no depth, and is taken to hold everything`, {
    hint: 'give depth, entries or sizeKB',
  });

export const unknownPowerGate = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-level', at, `power_gated_at names ${quote(name)}, which is no level`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, 'use one of them'),
  });

// --- Constraints and mappings ---

export const unknownTarget = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-target', at, `the architecture has no level ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const unknownType = (at: At, name: string, known: Iterable<string>) =>
  error('unknown-type', at, `there is no type ${quote(name)}`, {
    found: quote(name),
    expected: `one of ${list(known)}`,
    ...didYouMean(name, known, `use one of ${list(known)}`),
  });

export const wrongTarget = (at: At, name: string, type: string, why: string) =>
  error('wrong-target', at, `${quote(name)} takes no ${type} entry: ${why}`, { hint: 'remove this entry' });

export const badFactor = (at: At, text: string, hint?: string) =>
  error('bad-factor', at, `${quote(text)} is not a factor`, {
    found: quote(text),
    expected: 'NAME=NUMBER, such as "C=4", or "P=5,3" for a last pass of 3',
    hint: hint ?? 'write the name of a dimension, = and a number',
  });

export const conflictingFactors = (at: At, dimension: string, level: string, found: string, first: string) =>
  error('conflicting-factors', at, `dimension ${quote(dimension)} has two factors at ${quote(level)}`, {
    found: `${found}, after ${first}`,
    expected: 'one factor per dimension and level',
    hint: 'keep one of them',
  });

export const boundNotInMapping = (at: At, text: string) =>
  error('bound-in-mapping', at, `${quote(text)} is a limit, and a mapping takes exact factors`, {
    found: quote(text),
    expected: 'NAME=NUMBER',
    hint: `write ${text.replace(/[<>]=?/, '=')}, or move it to constraints`,
  });

export const factorAboveBound = (at: At, dimension: string, level: string, factor: number, bound: number) =>
  warning(
    'factor-above-bound',
    at,
    `${dimension}=${factor} at ${quote(level)} is more than the problem has, and is ignored`,
    {
      found: `${dimension}=${factor}`,
      expected: `at most ${bound}, the bound of ${dimension}`,
    },
  );

export const factorsMissBound = (at: At, dimension: string, found: string, covered: number, bound: number) =>
  error(
    'factors-miss-bound',
    at,
    `the factors of dimension ${quote(dimension)} cover ${covered} points, not ${bound}`,
    {
      found: found || 'no factor, so 1 everywhere',
      expected: `a product of ${bound}, the bound of ${dimension}`,
      hint:
        bound % covered === 0
          ? `multiply one factor of ${dimension} by ${bound / covered}`
          : `change a factor of ${dimension}, or write ${dimension}=0 at one level to take the rest`,
    },
  );

export const severalRests = (at: At, dimension: string) =>
  error('several-rests', at, `two levels take the rest of dimension ${quote(dimension)}`, {
    found: `${dimension}=0 twice`,
    expected: `${dimension}=0 at one level at most`,
    hint: `give ${dimension} a number at one of them`,
  });

export const noRest = (at: At, dimension: string, others: number, bound: number) =>
  error('no-rest', at, `the other factors of dimension ${quote(dimension)} leave no whole rest`, {
    found: `${bound} / ${others}`,
    expected: `other factors that divide ${bound}`,
    hint: `change the other factors of ${dimension}`,
  });

export const badRemainder = (at: At, text: string) =>
  error('bad-remainder', at, `the last pass of ${quote(text)} is no shorter than a full one`, {
    found: quote(text),
    expected: 'a last pass from 1 up to the factor',
    hint: 'swap the numbers, or leave out the second one',
  });

export const duplicateDimension = (at: At, name: string) =>
  error('duplicate-dimension', at, `the permutation names ${quote(name)} twice`, { hint: 'remove one of them' });

export const keptAndBypassed = (at: At, dataspace: string, level: string, first: SourceLocation | undefined) =>
  error('kept-and-bypassed', at, `${quote(dataspace)} is both kept and bypassed at ${quote(level)}`, {
    ...(first && { found: `the opposite in ${first.file}:${first.line}:${first.column}` }),
    expected: 'each dataspace in keep or in bypass',
    hint: 'remove it from one of the two lists',
  });

export const keptNowhere = (at: At, dataspace: string, by: string) =>
  error('kept-nowhere', at, `the dataspace ${quote(dataspace)} is kept in no memory`, {
    found: `${dataspace} bypassed at every level by ${by}`,
    expected: 'each dataspace in one memory at least',
    hint: `let the outermost memory keep ${dataspace}`,
  });

export const memoryTooSmall = (at: At, level: string, capacity: number, kept: readonly string[]) =>
  error('memory-too-small', at, `${quote(level)} cannot hold one word of each dataspace that it must keep`, {
    found: `room for ${capacity} words, keep: [${kept.join(', ')}]`,
    expected: `room for ${kept.length} words or more`,
    hint: 'give it more depth, or let it keep less',
  });

export const cannotMaximize = (at: At, detail: string, hint: string) =>
  error('cannot-maximize', at, `maximize_dims cannot be met: ${detail}`, { hint });

// --- Tables ---

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
