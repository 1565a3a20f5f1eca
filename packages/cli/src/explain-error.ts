import { ExitCode } from './exit-code.ts';

/** Names of errors that say what the user can put right. */
const expected = new Set(['SpecError', 'ConfigError', 'PluginError', 'CostError', 'MapspaceError', 'RangeError']);

/** An error as people read it. Only mistakes of loopwright itself come with a stack. */
export function explainError(error: unknown): { text: string; exitCode: ExitCode } {
  // By name: errors may come from another copy of a package.
  if (error instanceof Error && expected.has(error.name) && !isOfTheMachine(error)) {
    const { name, message } = error;
    return { text: name === 'SpecError' ? message : `error: ${message}`, exitCode: ExitCode.BadInput };
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return { text: `loopwright made a mistake, please report it:\n${stack}`, exitCode: ExitCode.Internal };
}

/** Range errors that the engine throws, not our packages. */
function isOfTheMachine({ message }: Error): boolean {
  return /^(Maximum call stack|Invalid (array|typed array|string) length|Array buffer)/.test(message);
}
