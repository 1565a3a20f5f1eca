import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { isNothing, type Located, type LocatedScalar } from '../source/located.ts';
import { dimensionNamesOf, findDimension, type LevelContext } from './level-context.ts';

/** `P=3`, `P<=3`, `P>=3`, `P=0` (the rest), `P=-1` (any, where others are pinned) or `P=5,3` (a last pass of 3). */
export interface FactorEntry {
  readonly dimension: number;
  readonly operator: '=' | '<=' | '>=';
  /** 0 is the rest; negative: open. */
  readonly value: number;
  /** Equal to the value where the factor is perfect. */
  readonly remainder: number;
  /** As written. */
  readonly text: string;
  readonly location: SourceLocation;
}

/**
 * One factor in running text. The remainder after a comma is told from the next factor by having no name: `P=5,3 C=2`,
 * `C=1,K=2`. Without an operator the number follows the name at once: `C4`. The next factor may follow at once, too: `R=3S=3`.
 */
const FACTOR =
  /\s*([^\s,=<>]+?)\s*(<=|>=|==|=|<|>)?\s*(\d+)(?:\s*,\s*(\d+)(?=[\s,]|$))?(?=[\s,]|$|[A-Za-z_]\w*=)[\s,]*/y;

/** Factors as a list of entries or as one text. */
export function readFactors(node: Located, context: LevelContext): FactorEntry[] {
  if (node.kind === 'list')
    return node.items.flatMap((item) => readFactors(item.kind === 'list' ? joined(item) : item, context));
  if (isNothing(node)) return [];
  const scalar = context.reader.scalar(node, 'a factor', 'text such as "C=4"');
  if (!scalar) return [];
  // An expression that gives the text: `("M=" + str(lanes))`, `f"M={lanes}"`.
  const isWhole = /^(\(.*\)|f".*"|f'.*')$/s.test(scalar.text);
  const value = isWhole ? context.reader.value(scalar, 'a factor', context.scope) : scalar.text;
  return typeof value === 'string' ? readText({ ...scalar, text: value }, context) : [];
}

/** `[C, =, 4]` is `C=4` in lists that templates make. */
function joined(list: Extract<Located, { kind: 'list' }>): Located {
  const text = list.items.map((item) => (item.kind === 'scalar' ? item.text : '')).join('');
  return { kind: 'scalar', location: list.location, value: text, text, quoted: false };
}

function readText(scalar: LocatedScalar, context: LevelContext): FactorEntry[] {
  const text = scalar.text.replace(/#.*/, '').trimEnd();
  const factors: FactorEntry[] = [];
  FACTOR.lastIndex = 0;
  while (FACTOR.lastIndex < text.length) {
    const start = FACTOR.lastIndex;
    const match = FACTOR.exec(text);
    const location = within(scalar, start + (text.slice(start).length - text.slice(start).trimStart().length));
    if (!match) {
      const rest = text.slice(start).trim();
      if (rest !== '') factors.push(...readComputed(rest, location, context));
      return factors;
    }
    const factor = readMatch(match, location, context);
    if (factor) factors.push(factor);
  }
  return factors;
}

function readMatch(match: RegExpExecArray, location: SourceLocation, context: LevelContext): FactorEntry | undefined {
  const text = match[0].trim().replace(/,$/, '');
  const operator = match[2] ?? '';
  // A name may end in digits: without an operator the longest name that exists is meant.
  const [name, digits] = operator === '' ? splitCompact(match[1]! + match[3]!, context) : [match[1]!, match[3]!];
  return factor(
    name,
    operator,
    Number(digits),
    match[4] === undefined ? undefined : Number(match[4]),
    text,
    location,
    context,
  );
}

/** `C=2*lanes`: a number that has to be computed. */
function readComputed(text: string, location: SourceLocation, context: LevelContext): FactorEntry[] {
  const match = /^([^\s,=<>]+)\s*(<=|>=|==|=|<|>)\s*([^\s=<>,][^,=<>]*)$/.exec(text);
  if (match?.[2] === '=' && match[3] === '-1') {
    const dimension = findDimension(match[1]!, location, context);
    return dimension === undefined ? [] : [{ dimension, operator: '=', value: -1, remainder: -1, text, location }];
  }
  if (!match || /^-?[\d.]+$/.test(match[3]!)) {
    context.reader.log.add(problems.badFactor(location, text));
    return [];
  }
  const node: Located = { kind: 'scalar', location, value: match[3]!, text: match[3]!, quoted: false };
  const value = context.reader.integer(node, `the factor of ${match[1]}`, 0, context.scope);
  if (value === undefined) return [];
  const entry = factor(match[1]!, match[2]!, value, undefined, text, location, context);
  return entry ? [entry] : [];
}

function factor(
  name: string,
  operator: string,
  value: number,
  lastPass: number | undefined,
  text: string,
  location: SourceLocation,
  context: LevelContext,
): FactorEntry | undefined {
  const { log } = context.reader;
  if (operator === '<' || operator === '>') {
    const limit = operator === '<' ? `${name}<=${value - 1}` : `${name}>=${value + 1}`;
    log.add(problems.badFactor(location, text, `write ${limit}`));
    return undefined;
  }
  // What is not there has one point.
  const isVoid = operator === '<=' || value === 1 || (value === 0 && operator !== '>=');
  const dimension = findDimension(name, location, context, isVoid && (lastPass ?? 1) === 1);
  if (dimension === undefined) return undefined;
  if (!Number.isSafeInteger(value)) {
    log.add(
      problems.outOfRange(location, `the factor ${text}`, `${value}`, 'at most 2^53 - 1', 'use a smaller number'),
    );
    return undefined;
  }
  const remainder = lastPass ?? value;
  if (lastPass !== undefined && (lastPass < 1 || lastPass > value)) log.add(problems.badRemainder(location, text));
  const relation = operator === '<=' || operator === '>=' ? operator : '=';
  if (relation !== '=' && value === 0) {
    log.add(problems.badFactor(location, text, `write a limit of 1 or more`));
    return undefined;
  }
  if (relation !== '=' && lastPass !== undefined) {
    const hint = `write ${name}${relation}${value}, or fix both: ${name}=${value},${lastPass}`;
    log.add(problems.badFactor(location, text, hint));
    return undefined;
  }
  return { dimension, operator: relation, value, remainder, text, location };
}

function splitCompact(word: string, context: LevelContext): [string, string] {
  const names = dimensionNamesOf(context)
    .filter((name) => word.startsWith(name) && /^\d+$/.test(word.slice(name.length)))
    .sort((a, b) => b.length - a.length);
  const name = names[0] ?? word.replace(/\d+$/, '');
  return [name, word.slice(name.length)];
}

/** The place of a part of a text that stands on one line. */
function within({ location, quoted, text }: LocatedScalar, offset: number): SourceLocation {
  if (text.includes('\n')) return location;
  return { ...location, column: location.column + offset + (quoted ? 1 : 0) };
}
