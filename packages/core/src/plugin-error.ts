import type { Hook, HookInterceptor } from 'tapable';

/** What a plugin did wrong, by its name and the hook in which it did so. */
export class PluginError extends Error {
  readonly plugin: string;
  readonly hook: string;

  constructor(plugin: string, hook: string, problem: string, cause?: unknown) {
    super(`plugin ${plugin}, hook ${hook}: ${problem}`, { cause });
    this.name = 'PluginError';
    this.plugin = plugin;
    this.hook = hook;
  }
}

/** Gives an error the names of the plugin and the hook it comes from, unless it has them. */
export function attributeError(error: unknown, plugin: string, hook: string): PluginError {
  if (error instanceof PluginError) return error;
  return new PluginError(plugin, hook, error instanceof Error ? error.message : String(error), error);
}

type AnyHook = Pick<Hook<unknown[], unknown>, 'name'> & { intercept(interceptor: never): void };
type Register = NonNullable<HookInterceptor<unknown[], unknown>['register']>;

/** Runs around every tap of a hook: `call` calls the tap itself. */
export type Around = (plugin: string, call: () => unknown, parameters: readonly unknown[]) => unknown;

/** Wraps every tap of a hook, those of now and those to come. */
export function wrapTaps(hook: AnyHook, around: Around): void {
  const register: Register = (tap) => {
    const inner = tap.fn;
    return { ...tap, fn: (...parameters: unknown[]) => around(tap.name, () => inner(...parameters), parameters) };
  };
  hook.intercept({ register } as never);
}

/** Makes every tap of a hook throw PluginErrors, whatever it throws or rejects with. */
export function attributeErrors(hook: AnyHook): void {
  const hookName = hook.name ?? 'unknown';
  wrapTaps(hook, (plugin, call) => {
    const fail = (error: unknown): never => {
      throw attributeError(error, plugin, hookName);
    };
    try {
      const returned = call();
      return returned instanceof Promise ? returned.catch(fail) : returned;
    } catch (error) {
      return fail(error);
    }
  });
}
