import { isNothing, type LocatedEntry } from '../source/located.ts';
import type { ExpressionError } from './expression-error.ts';
import type { Scope } from './scope.ts';

/**
 * Functions that files bring along in Python, which is not run: `globals.expression_custom_functions`. What needs one of
 * them stays text, as does what needs a variable that did.
 */
export class CustomFunctions {
  /** Empty where there are none: then an unknown function is a mistake. */
  readonly files: readonly string[];
  readonly #left = new Set<string>();

  constructor(files: readonly string[] = []) {
    this.files = files;
  }

  static of(globals: LocatedEntry | undefined): CustomFunctions {
    const map = globals?.value.kind === 'map' ? globals.value.entries : undefined;
    const list = map?.get('expression_custom_functions')?.value;
    if (!list || isNothing(list)) return new CustomFunctions();
    const items = list.kind === 'list' ? list.items : [list];
    return new CustomFunctions(items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])));
  }

  /** What an expression that could not be computed waits for: a function, or a variable left as text, or naming one. */
  neededBy(text: string, error: ExpressionError, scope: Scope): string | undefined {
    if (this.files.length === 0) return undefined;
    if (error.unknownFunction !== undefined) return error.unknownFunction;
    const names = text.match(/[A-Za-z_]\w*/g) ?? [];
    const meant = names.map((name) => (this.#left.has(name) ? name : Object.hasOwn(scope, name) && scope[name]));
    return meant.find((name): name is string => typeof name === 'string' && this.#left.has(name));
  }

  /** From here on, what names this variable waits, too. */
  leave(variable: string): void {
    this.#left.add(variable);
  }
}
