/** An error as it goes from thread to thread, which keeps nothing but standard errors as they are. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** What else it holds and can be copied: places, names of plugins. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause: SentError | undefined;
}

export function packError(error: unknown): SentError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), stack: undefined, fields: {}, cause: undefined };
  }
  const { name, message, stack, cause, ...fields } = error;
  const copied = Object.entries(fields).flatMap(([key, value]) => copyOf(value).map((copy) => [key, copy]));
  return {
    name,
    message,
    stack,
    fields: Object.fromEntries(copied),
    cause: cause === undefined ? cause : packError(cause),
  };
}

/** An error of the same name, message, stack, fields and cause. */
export function unpackError({ name, message, stack, fields, cause }: SentError): Error {
  const error = new Error(message, cause && { cause: unpackError(cause) });
  Object.assign(error, fields);
  // As classes have them, and not among the fields that are printed.
  for (const [key, value] of Object.entries({ name, stack })) {
    Object.defineProperty(error, key, { value, configurable: true, writable: true, enumerable: false });
  }
  return error;
}

/** None where a value holds what cannot be sent. */
function copyOf(value: unknown): unknown[] {
  try {
    return [structuredClone(value)];
  } catch {
    return [];
  }
}
