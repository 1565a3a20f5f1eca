import { attributed } from './attribute-error.ts';
import type { CostLedger, Signature } from './cost-ledger.ts';
import type { Hooks } from './hooks.ts';
import { heldToAdding } from './only-adds.ts';
import type { HookFacades, TapPlace } from './plugin.ts';
import { isPromise, type PluginCalls } from './plugin-calls.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';
import {
  returnedConstraints,
  returnedEvaluator,
  returnedPoint,
  returnedSpecification,
  returnedWorkload,
} from './returned-values.ts';
import { strictObject } from './strict-object.ts';

type HookName = keyof Hooks;
type Tap = (...parameters: never[]) => unknown;
type AnyHook = Record<'tap' | 'tapPromise', (place: object, fn: (...parameters: unknown[]) => unknown) => void>;

/** What one hook makes of a tap. */
interface TapRule {
  /** Where nobody waits for what a tap does. */
  readonly isSynchronous?: boolean;
  /** What the tap gets in place of the hook's parameters. */
  readonly receives?: (parameters: readonly unknown[], signature: Signature) => readonly unknown[];
  /** What the hook goes on with in place of what the tap returned. */
  readonly returns?: (
    returned: unknown,
    parameters: readonly unknown[],
    author: PluginAuthor,
    place: TapPlace,
  ) => unknown;
  /** The tap that is called in place of the one that the plugin gave. */
  readonly wraps?: (tap: never, place: TapPlace, author: PluginAuthor) => Tap;
}

const rules: { readonly [Name in HookName]?: TapRule } = {
  workloadLoad: { returns: returnedWorkload },
  specLoad: { returns: returnedSpecification },
  costs: { receives: ([ledger], signature) => [(ledger as CostLedger).sheetOf(signature)] },
  mapspaceBuild: { returns: returnedConstraints },
  evaluate: { isSynchronous: true, returns: returnedEvaluator, wraps: heldToAdding },
  searchStep: { isSynchronous: true },
  sweepPoint: { returns: returnedPoint },
};

/** The hooks as one plugin taps them: under its name, with what its taps do wrong thrown as PluginErrors. */
export function hookFacades(hooks: Hooks, signature: Signature, calls: PluginCalls): HookFacades {
  const names = Object.keys(hooks) as HookName[];
  const facades = Object.fromEntries(names.map((name) => [name, facadeOf(hooks, name, signature, calls)]));
  return strictObject(
    facades as unknown as HookFacades,
    (key, advice) => new PluginError(signature.plugin, 'setup', `there is no hook ${key}; ${advice}`),
  );
}

function facadeOf(hooks: Hooks, name: HookName, signature: Signature, calls: PluginCalls): object {
  const { plugin } = signature;
  const hook = hooks[name] as unknown as AnyHook;
  const { isSynchronous, receives = same, returns = same, wraps = same }: TapRule = rules[name] ?? {};
  const authorOf = (fn: unknown): PluginAuthor => {
    const author = calls.authorOf(plugin, name);
    if (typeof fn === 'function') return author;
    throw new PluginError(plugin, name, `a tap must be a function, not ${typeof fn}`, author);
  };
  const tap = (given: Tap, place: TapPlace = {}) => {
    const author = authorOf(given);
    const fn = wraps(given as never, place, author);
    hook.tap({ ...place, name: plugin }, (...parameters: unknown[]) => {
      const returned = attributed(author, () => fn(...(receives(parameters, signature) as never[])));
      if (isPromise(returned)) throw unawaited(returned, author, isSynchronous);
      return returns(returned, parameters, author, place);
    });
  };
  const tapPromise = (fn: Tap, place: TapPlace = {}) => {
    const author = authorOf(fn);
    hook.tapPromise({ ...place, name: plugin }, async (...parameters: unknown[]) => {
      const returned = await calls.wait(author, () => fn(...(receives(parameters, signature) as never[])));
      return returns(returned, parameters, author, place);
    });
  };
  return strictObject(isSynchronous ? { tap } : { tap, tapPromise }, (key, advice) => {
    return new PluginError(plugin, 'setup', `hook ${name} has no ${key}; ${advice}`);
  });
}

function same<T>(value: T): T {
  return value;
}

function unawaited(promise: Promise<never>, author: PluginAuthor, isSynchronous = false): PluginError {
  // What becomes of it is of no interest any more.
  promise.then(undefined, () => {});
  const advice = isSynchronous ? 'this hook waits for nothing' : 'use tapPromise';
  return new PluginError(author.plugin, author.hook, `a tap returned a promise; ${advice}`, author);
}
