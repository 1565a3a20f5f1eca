import type { Hooks } from './hooks.ts';
import type { Mapper } from './mapper.ts';

/** What a plugin package exports a factory of: `export const mapperMine = (options = {}): Plugin => ({ name, setup })`. */
export interface Plugin {
  /** Unique among the plugins of a run. */
  readonly name: string;
  readonly version?: string;
  /** Called once, in the order of the configuration, before the run starts. */
  setup(api: PluginApi): void | Promise<void>;
}

/** All that a plugin may touch. */
export interface PluginApi {
  readonly hooks: HookFacades;
  /** Offers a search strategy under its name. Throws where another plugin has taken the name. */
  registerMapper(mapper: Mapper): void;
}

/** The hooks, to tap under the plugin's own name. */
export type HookFacades = { readonly [Name in keyof Hooks]: HookFacade<Hooks[Name]> };

export interface TapPlace {
  /** Lower stages come first; 0 by default. */
  readonly stage?: number;
  /** Name of the plugin to come before. */
  readonly before?: string;
}

export type HookFacade<H> = H extends { tapPromise: unknown }
  ? AsyncHookFacade<Parameters_<H>, Waterfall<H>>
  : SyncHookFacade<Parameters_<H>, Waterfall<H>>;

export interface SyncHookFacade<P extends unknown[], R> {
  tap(fn: (...parameters: P) => R, place?: TapPlace): void;
}

export interface AsyncHookFacade<P extends unknown[], R> extends SyncHookFacade<P, R> {
  tapPromise(fn: (...parameters: P) => Promise<R>, place?: TapPlace): void;
}

type Parameters_<H> = H extends { promise(...parameters: infer P): unknown }
  ? P extends unknown[]
    ? [...P]
    : never
  : never;

/** Taps of a waterfall may return what they were first given; those of other hooks return nothing. */
type Waterfall<H> = H extends { promise(...parameters: never): Promise<infer R> }
  ? R | (R extends void ? never : void)
  : void;
