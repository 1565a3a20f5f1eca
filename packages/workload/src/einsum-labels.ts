/** The labels of an einsum in numpy's notation, operand by operand. */
export interface EinsumLabels {
  readonly operands: readonly (readonly string[])[];
  readonly output: readonly string[];
}

/** `ij,jk->ik`; without an arrow the output has the labels that stand once, in alphabetical order. Undefined where it is none. */
export function einsumLabels(text: string): EinsumLabels | undefined {
  const [left, right, ...rest] = text.replaceAll(/\s/g, '').split('->');
  if (left === undefined || rest.length > 0 || !/^[A-Za-z,]*$/.test(`${left}${right ?? ''}`)) return undefined;
  const operands = left.split(',').map((labels) => [...labels]);
  if (right !== undefined) return { operands, output: [...right] };
  const all = operands.flat();
  const once = all.filter((label) => all.indexOf(label) === all.lastIndexOf(label));
  return { operands, output: once.sort() };
}
