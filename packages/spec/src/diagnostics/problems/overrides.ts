import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const badOverride = (at: At, found: string) =>
  error('bad-override', at, 'this is no override', {
    found: quote(found),
    expected: 'PART.ATTRIBUTE=VALUE, or variables.NAME=VALUE',
    hint: 'write it as GlobalBuffer.depth=8192, PE.meshX=16 or variables.voltage=0.9',
  });

export const emptyOverride = (at: At, what: string) =>
  error('bad-override', at, `${what} is overridden by nothing`, {
    expected: 'a value, or arithmetic that gives one',
    hint: 'write a value, or leave the override out',
  });

export const unknownPart = (at: At, part: string, known: readonly string[]) =>
  error('unknown-part', at, `the design has no part ${quote(part)} to override`, {
    found: quote(part),
    expected: `one of ${list(known)}`,
    ...didYouMean(part, known, 'use one of them'),
  });

export const unknownVariable = (at: At, name: string, known: readonly string[]) =>
  error('unknown-variable', at, `the design has no variable ${quote(name)} to override`, {
    found: quote(name),
    expected: known.length > 0 ? `one of ${list(known)}` : 'a section variables among the files',
    ...didYouMean(name, known, known.length > 0 ? 'use one of them' : 'override an attribute, as GlobalBuffer.depth'),
  });

export const unknownOverride = (at: At, part: string, attribute: string, nearest: string) =>
  error('unknown-attribute', at, `${part} has no attribute ${quote(attribute)} to override`, {
    found: quote(attribute),
    expected: 'an attribute that it has, or one of the model',
    hint: `did you mean ${quote(nearest)}?`,
  });

export const newAttribute = (at: At, part: string, attribute: string) =>
  warning('unused-attribute', at, `${part} had no attribute ${quote(attribute)}, and the model does not use it`, {
    hint: 'only a plugin that looks for it sees it: check its name',
  });

export const copiesOfNode = (at: At, part: string) =>
  error('no-instances', at, `copies of ${part} are made along X and Y, and not counted in all`, {
    found: 'instances',
    expected: 'meshX or meshY',
    hint: `write ${part}.meshX=16 or ${part}.meshY=16`,
  });

export const noAlternatives = (at: At, part: string, key: string) =>
  error('no-alternatives', at, `the design gives no alternatives for ${key} of ${part}`, {
    expected: `${key}: {any_of: {NAME: ...}} under sparse_optimizations of ${part}`,
    hint: 'name what it may be there, and choose one of the names here',
  });

export const unknownAlternative = (at: At, part: string, key: string, found: string, known: readonly string[]) =>
  error('unknown-alternative', at, `${key} of ${part} has no alternative ${quote(found)}`, {
    found: quote(found),
    expected: `one of ${list(known)}`,
    ...didYouMean(found, known, 'use one of them'),
  });

export const unusedVariable = (at: At, variable: string) =>
  warning('unused-variable', at, `nothing in the files goes by the variable ${quote(variable)}`, {
    hint: 'only a plugin that looks for it sees it: use the variable in an attribute, or override one, as GlobalBuffer.depth',
  });

export const overriddenInVain = (at: At, part: string, attribute: string) =>
  warning('no-effect', at, `${attribute} of ${part} has no effect: every part inside says its own`, {
    hint: `override it there, or take it out of the parts inside ${part}`,
  });
