export { ExitCode } from './exit-code.ts';
export type { Io, Output } from './io.ts';
export { run } from './run.ts';
