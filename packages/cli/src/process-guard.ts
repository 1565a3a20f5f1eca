import { inspect } from 'node:util';
import type { PluginManager } from '@loopwright/core/engine';
import type { ExitCode } from './exit-code.ts';
import { explainError } from './explain-error.ts';

/** Ends the process with a message where plugins leave it with errors that reach nobody, or with nothing that could go on. */
class ProcessGuard {
  /** Those set up last: a process has one run at a time. */
  #plugins: PluginManager | undefined;

  /** Plugins that may be meant. */
  watch(plugins: PluginManager): void {
    this.#plugins = plugins;
  }

  /** An error that reached nobody: that of a plugin, where it is one. Ours are Errors, always. */
  blame(error: unknown): unknown {
    if (error instanceof Error) return this.#plugins?.blame(error) ?? error;
    return new RangeError(
      `a plugin throws or rejects with ${inspect(error)}, where nobody handles it: make it an Error`,
    );
  }

  /** Guards the process until a run is over. */
  async during(run: Promise<ExitCode>, isDebugging: boolean): Promise<void> {
    const strayError = (error: unknown) => end(this.blame(error), isDebugging);
    // Nothing is left in the event loop, and the run is not over.
    const standstill = () => {
      if (!this.#plugins?.giveUp()) end(new RangeError(nothingLeft), isDebugging);
    };
    process.on('unhandledRejection', strayError);
    process.on('uncaughtException', strayError);
    process.on('beforeExit', standstill);
    process.exitCode = await run;
    process.removeListener('beforeExit', standstill);
  }
}

export const processGuard = new ProcessGuard();

const nothingLeft = `nothing is left that could go on: the configuration, or the module of a plugin, awaits a promise that never settles
  hint:     look for await at the top level of its modules`;

function end(error: unknown, isDebugging: boolean): never {
  const { text, exitCode } = explainError(error, isDebugging);
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}
