import { ExitCode } from './exit-code.ts';

/** Names of errors that say what the user can put right. */
const expected = new Set([
  'SpecError',
  'ConfigError',
  'PluginError',
  'CostError',
  'MapspaceError',
  'ExecutorError',
  'RangeError',
]);

/** An error as people read it. Only mistakes of loopwright itself come with a stack, unless one is debugging. */
export function explainError(error: unknown, isDebugging = false): { text: string; exitCode: ExitCode } {
  // By name: errors may come from another copy of a package.
  if (error instanceof Error && expected.has(error.name) && !isOfTheMachine(error)) {
    const { name, message } = error;
    const text = name === 'SpecError' ? message : `error: ${message}`;
    return { text: isDebugging ? `${text}\n${stacksOf(error)}` : text, exitCode: ExitCode.BadInput };
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return { text: `loopwright made a mistake, please report it:\n${stack}`, exitCode: ExitCode.Internal };
}

/** Of what caused an error, and of what caused that; its own where nothing did. */
function stacksOf({ cause, stack }: Error): string {
  if (cause === undefined) return stack ?? 'no stack';
  if (!(cause instanceof Error)) return `caused by ${String(cause)}`;
  return cause.cause === undefined ? `caused by ${cause.stack}` : `caused by ${cause.stack}\n${stacksOf(cause)}`;
}

/** Range errors that the engine throws, not our packages. */
function isOfTheMachine({ message }: Error): boolean {
  return /^(Maximum call stack|Invalid (array|typed array|string) length|Array buffer)/.test(message);
}
