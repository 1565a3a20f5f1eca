import type { SourceLocation } from '../../location.ts';
import { type At, didYouMean, error, list, place, quote, warning } from './phrasing.ts';

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

export const resultOfNetwork = (at: At) =>
  error('network-result', at, 'this is the result of a network, with a mapping for each of its layers', {
    expected: 'a mapping, or the result of one layer',
    hint: 'write the mapping of the layer that you mean into a file of its own: mapping: [...]',
  });

export const resultOfSweep = (at: At) =>
  error('sweep-result', at, 'this is the result of a study, with figures of many designs and no mapping', {
    expected: 'a mapping, or the result of one layer',
    hint: 'loopwright results show KEY --json writes that of one layer, by the key that stands beside it here',
  });

export const severalProblems = (at: At, files: readonly string[]) =>
  error('several-problems', at, 'each of these files holds a whole problem', {
    found: list(files),
    expected: 'one problem in all files together',
    hint: 'name one layer at a time, as in: for layer in layers/*.yaml; do loopwright map arch.yaml "$layer"; done',
  });

export const severalDesigns = (at: At, files: readonly string[]) =>
  error('several-designs', at, 'each of these files holds a whole design', {
    found: list(files),
    expected: 'one design in all files together',
    hint: 'name one design at a time; loopwright sweep maps workloads on several, and compare sets their results side by side',
  });

export const emptyFile = (at: At) =>
  error('empty-file', at, 'the file is empty', {
    found: 'no section',
    expected: 'at least one section, such as architecture, problem or mapping',
    hint: 'check the path, or leave this file out',
  });

export const fileTooLarge = (at: At, found: string, limit: number) =>
  error('file-too-large', at, 'the file is too large to be a specification', {
    found,
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
    hint: 'render it with @loopwright/templates, as the command does, or write the value here',
  });

export const libconfigFile = (at: At) =>
  error('libconfig-file', at, "this is libconfig, Timeloop's first format, not YAML", {
    found: 'settings written as name = { ... };',
    expected: 'YAML, such as architecture: {version: 0.4, nodes: [...]}',
    hint: 'use the YAML file that comes beside it, or rewrite name = { a = 1; } as name: {a: 1}',
  });

export const duplicateKey = (at: At, key: string, first: SourceLocation) =>
  error('duplicate-key', at, `the key ${quote(key)} is given twice in one map, with different values`, {
    found: `the first in ${place(first)}`,
    hint: 'remove one of them',
  });

export const repeatedKey = (at: At, key: string, first: SourceLocation) =>
  warning('repeated-key', at, `the key ${quote(key)} is given twice in one map, with the same value`, {
    found: `the first in ${place(first)}`,
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

export const partOfDesign = (at: At, what: string) =>
  error('part-of-design', at, `${what} comes too late: the design has been read`, {
    expected: 'a problem, and the constraints and the mapping that belong to it',
    hint: 'name this file with those of the design',
  });
