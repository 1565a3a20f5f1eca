/** Freezes a value and all that it holds, below what is frozen already too. */
export function freeze<T>(value: T, seen: WeakSet<object> = new WeakSet()): T {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  // Typed arrays cannot be frozen.
  if (!ArrayBuffer.isView(value)) Object.freeze(value);
  for (const part of Object.values(value)) freeze(part, seen);
  return value;
}
