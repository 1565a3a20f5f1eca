import type { AttributeValue } from '../architecture.ts';
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { CustomFunctions } from '../expression/custom-functions.ts';
import { evaluateExpression } from '../expression/evaluate-expression.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { EMPTY_SCOPE, type Scope } from '../expression/scope.ts';
import type { Located, LocatedEntry, LocatedList, LocatedMap, LocatedScalar } from './located.ts';
import { showLocated, showText } from './located.ts';
import { reportDuplicate } from './report-duplicate.ts';

/**
 * Takes values out of located YAML. What does not fit goes to the log and comes back as undefined, so that callers go on
 * to the next value and all problems of a file are found at once. `what` names the value in messages.
 */
export class Reader {
  readonly log: DiagnosticLog;
  readonly functions: CustomFunctions;

  constructor(log: DiagnosticLog, functions = new CustomFunctions()) {
    this.log = log;
    this.functions = functions;
  }

  map(node: Located, what: string, hint?: string): LocatedMap | undefined {
    if (node.kind === 'map') return node;
    this.log.add(problems.wrongType(node.location, what, showLocated(node), 'a map', hint));
    return undefined;
  }

  /** A map that may hold the known keys only. */
  closedMap(node: Located, what: string, known: readonly string[]): LocatedMap | undefined {
    const map = this.map(node, what, known.length > 0 ? `write ${known[0]}: and so on below it` : undefined);
    return map && this.closed(map, what, known);
  }

  /** The map with its keys checked; older files write `read-write` for `read_write`. */
  closed(map: LocatedMap, what: string, known: readonly string[]): LocatedMap {
    const entries = new Map<string, LocatedEntry>();
    for (const [key, entry] of map.entries) {
      const name = known.includes(key) ? key : key.replaceAll('-', '_');
      const first = entries.get(name);
      if (!known.includes(name)) this.log.add(problems.unknownKey(entry.keyLocation, key, what, known));
      else if (first) reportDuplicate(key, first, entry, this.log);
      else entries.set(name, entry);
    }
    return { ...map, entries };
  }

  list(node: Located, what: string, hint?: string): LocatedList | undefined {
    if (node.kind === 'list') return node;
    this.log.add(problems.wrongType(node.location, what, showLocated(node), 'a list', hint));
    return undefined;
  }

  scalar(node: Located, what: string, expected: string): LocatedScalar | undefined {
    if (node.kind === 'scalar' && node.value !== null) return node;
    this.log.add(problems.wrongType(node.location, what, showLocated(node), expected));
    return undefined;
  }

  required(map: LocatedMap, key: string, of: string, hint?: string): LocatedEntry | undefined {
    const entry = map.entries.get(key);
    if (!entry) this.log.add(problems.missingKey(map.location, key, of, hint));
    return entry;
  }

  /** A name; numbers and booleans count as their text. */
  text(node: Located, what: string): string | undefined {
    const scalar = this.scalar(node, what, 'text');
    if (scalar && scalar.text.trim() === '') {
      this.log.add(problems.wrongType(node.location, what, 'empty text', 'text'));
      return undefined;
    }
    const name = scalar?.text.trim();
    if (name !== undefined && /[\p{Cc}\u2028\u2029]/u.test(name)) {
      this.log.add(
        problems.wrongType(node.location, what, JSON.stringify(name), 'text on one line, without control characters'),
      );
      return undefined;
    }
    return name;
  }

  boolean(node: Located, what: string, scope: Scope = EMPTY_SCOPE): boolean | undefined {
    const scalar = this.scalar(node, what, 'true or false');
    if (!scalar) return undefined;
    // Where nothing is in scope it is no arithmetic either.
    const value = scope === EMPTY_SCOPE ? scalar.value : this.value(scalar, what, scope);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 1 || value === 0) return value === 1;
    // YAML 1.1 words, which YAML 1.2 reads as text.
    if (typeof value === 'string' && /^(yes|on|true)$/i.test(value)) return true;
    if (typeof value === 'string' && /^(no|off|false)$/i.test(value)) return false;
    this.log.add(problems.wrongType(node.location, what, showText(scalar.text), 'true or false'));
    return undefined;
  }

  /** A number, or arithmetic that gives one. */
  number(node: Located, what: string, scope: Scope = EMPTY_SCOPE): number | undefined {
    const scalar = this.scalar(node, what, 'a number');
    if (!scalar) return undefined;
    const value = this.value(scalar, what, scope);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || Number.isNaN(value)) {
      this.log.add(problems.wrongType(node.location, what, showText(scalar.text), 'a number'));
      return undefined;
    }
    return value;
  }

  integer(node: Located, what: string, least: number, scope: Scope = EMPTY_SCOPE): number | undefined {
    const value = this.number(node, what, scope);
    if (value === undefined) return undefined;
    const at = node.location;
    const found = node.kind === 'scalar' && /^[-+.\w]+$/.test(node.text) ? node.text : `${value}`;
    if (!Number.isInteger(value)) {
      this.log.add(problems.wrongType(at, what, found, 'a whole number'));
    } else if (value < least) {
      this.log.add(problems.outOfRange(at, what, found, `${least} or more`, `write ${least} or more`));
    } else if (value > Number.MAX_SAFE_INTEGER) {
      this.log.add(problems.outOfRange(at, what, found, 'at most 2^53 - 1', 'use a smaller number'));
    } else return value;
    return undefined;
  }

  /** A list of names; one name alone is a list of one. */
  names(node: Located, what: string): { name: string; node: Located }[] {
    const items = node.kind === 'list' ? node.items : node.kind === 'scalar' && node.value === null ? [] : [node];
    return items.flatMap((item) => {
      if (item.kind === 'map') {
        const hint = 'write a name, or indent this less where it is to stand beside the list';
        this.log.add(problems.wrongType(item.location, `an entry of ${what}`, showLocated(item), 'text', hint));
        return [];
      }
      const name = this.text(item, `an entry of ${what}`);
      return name === undefined ? [] : [{ name, node: item }];
    });
  }

  /** A version that is read, as a number or as text. */
  version(map: LocatedMap, what: string): void {
    const version = map.entries.get('version')?.value;
    if (!version) return;
    const text = version.kind === 'scalar' ? version.text : showLocated(version);
    if (!['0.2', '0.3', '0.4'].includes(text)) this.log.add(problems.unsupportedVersion(version.location, what, text));
  }

  /** What a scalar stands for, computed where it is an expression. */
  value(scalar: LocatedScalar, what: string, scope: Scope): AttributeValue | undefined {
    if (typeof scalar.value !== 'string' || /^(yes|no|on|off|true|false)$/i.test(scalar.value)) return scalar.value;
    try {
      return evaluateExpression(scalar.value, scope);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.log.add(problems.badExpression(scalar.location, what, scalar.text, error.message, error.hint));
      return undefined;
    }
  }
}
