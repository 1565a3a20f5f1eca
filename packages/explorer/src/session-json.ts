import type { Session } from './session.ts';

/** JSON has no infinity: numbers that it lacks are written as `{"number": "Infinity"}`. */
interface WrittenNumber {
  readonly number: string;
}

/** A session as JSON text. */
export function encodeSession(session: Session): string {
  return JSON.stringify(session, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}

/** The session that `encodeSession` wrote. */
export function decodeSession(text: string): Session {
  return JSON.parse(text, (_, value) => (isWrittenNumber(value) ? Number(value.number) : value));
}

function isWrittenNumber(value: unknown): value is WrittenNumber {
  if (typeof value !== 'object' || value === null) return false;
  const { number, ...rest } = value as Partial<WrittenNumber>;
  return /^(-?Infinity|NaN)$/.test(String(number)) && Object.keys(rest).length === 0;
}
