import type { JsonValue } from '../plugin-reference.ts';

/** An error as plain data: between threads nothing but standard errors stays as it is, between machines not even those. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** What else it holds and JSON can write: places, names of plugins. */
  readonly fields: { readonly [key: string]: JsonValue };
  readonly cause?: SentError;
}

export function packError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const { name, message, stack, cause, ...fields } = error;
  const copied = Object.entries(fields).flatMap(([key, value]) => copyOf(value).map((copy) => [key, copy]));
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    fields: Object.fromEntries(copied),
    ...(cause !== undefined && { cause: packError(cause) }),
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

/** None where JSON cannot write a value. */
function copyOf(value: unknown): JsonValue[] {
  try {
    return [JSON.parse(JSON.stringify(value))];
  } catch {
    return [];
  }
}
