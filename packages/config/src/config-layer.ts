import type { LoopwrightConfig } from './config.ts';
import type { Sections } from './sections.ts';

/** One source of a configuration, checked. Of two layers the higher one holds. */
export interface ConfigLayer {
  /** As messages and `loopwright config` name it: a file, `preset quick`, `--set seed=3`. */
  readonly origin: string;
  /** Folder that its paths and the names of its plugins are seen from. */
  readonly home: string;
  readonly config: LoopwrightConfig;
  /** What it says in sections of plugins, unchecked. */
  readonly sections: Sections;
  /** Whether it was typed for this one run. */
  readonly isTyped?: boolean;
  /** Where its keys stand, for whoever loads them again; undefined where no file holds them. */
  readonly place?: ConfigPlace;
}

/** A value in a config file: the file, and the keys that lead to the value. */
export interface ConfigPlace {
  readonly file: string;
  readonly keys: readonly (string | number)[];
}
