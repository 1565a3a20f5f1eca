import type { Tensor } from '@loopwright/core';
import { bitsOf } from './model/element-type.ts';
import { type Value, wordsOfShape } from './shapes/value.ts';

/** The tensors that a network names, each once. */
export class TensorList {
  readonly #tensors = new Map<string, Tensor>();

  get all(): Tensor[] {
    return [...this.#tensors.values()];
  }

  /** Its name. */
  add(value: Value): string {
    const { name, type, isConstant } = value;
    const bits = bitsOf(type);
    const tensor = { name, words: this.wordsOf(value), isConstant, ...(bits !== undefined && { bits }) };
    if (!this.#tensors.has(name)) this.#tensors.set(name, tensor);
    return name;
  }

  wordsOf({ shape }: Value): number | null {
    return wordsOfShape(shape);
  }
}
