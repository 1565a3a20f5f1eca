import { InvalidArgumentError } from 'commander';

/** Bits of a word: of all tensors that are not named, and by name. */
export interface WordBits {
  readonly all: number | undefined;
  readonly named: ReadonlyMap<string, number>;
}

/** `8`, `Weights=8,Outputs=32`, or both. */
export function parseWordBits(text: string): WordBits {
  let all: number | undefined;
  const named = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, name, number] = /^\s*(?:([^=\s]+)\s*=)?\s*(\d+)\s*$/.exec(part) ?? [];
    const bits = Number(number);
    if (!(bits >= 1 && Number.isSafeInteger(bits))) {
      throw new InvalidArgumentError('It must be whole numbers of bits, as 8, or Weights=8,Outputs=32.');
    }
    if (name === undefined) all = bits;
    else named.set(name, bits);
  }
  return { all, named };
}
