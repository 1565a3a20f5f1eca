/** Thrown where an executor cannot run a job that is sound: a thread ran out of memory, a machine went away. */
export class ExecutorError extends Error {
  override readonly name = 'ExecutorError';
}
