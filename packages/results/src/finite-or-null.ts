/** JSON has neither infinities nor what is not a number: they are null, and the schema says what it stands for. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
