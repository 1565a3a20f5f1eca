import type { WorkloadFile } from '@loopwright/core';
import type { PluginManager, PluginReference, SearchHost } from '@loopwright/core/engine';
import type { SourceText } from '@loopwright/spec';
import type { Progress, RunTask } from './protocol.ts';

/** A run that is about to begin: what is asked for, and what it needs. */
export interface RunContext {
  readonly task: RunTask;
  readonly sources: readonly SourceText[];
  readonly network: readonly WorkloadFile[];
  readonly plugins: PluginManager;
  readonly references: readonly PluginReference[];
  readonly host: SearchHost;
  readonly onProgress: (progress: Progress) => void;
}
