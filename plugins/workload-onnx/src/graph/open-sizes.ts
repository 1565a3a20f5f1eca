import { ExpressionError, evaluateExpression, type NamedSizes } from '@loopwright/core';
import type { ValueInfo } from '../model/onnx-model.ts';
import { OnnxFault } from '../onnx-fault.ts';
import type { Dim } from '../shapes/value.ts';

/**
 * Sizes that a model leaves open, by what a user says of them: by the name that the model has for one (`batch`), or by input and
 * axis (`data.0`), which holds over a number as well.
 */
export class OpenSizes {
  readonly #given: NamedSizes;
  readonly #used = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #known = new Set<string>();

  constructor(given: NamedSizes) {
    this.#given = given;
  }

  /** The shape of an input of the model; undefined where it says nothing of its axes. */
  inputShape({ name, shape }: ValueInfo): Dim[] | undefined {
    return shape?.map((dim, axis) => {
      const place = `${name}.${axis}`;
      const size = this.#take(place) ?? this.sizeOf(dim);
      if (size === null) this.#missing.add(typeof dim === 'string' && dim !== '' ? dim : place);
      return size;
    });
  }

  /** A size as a file has it: a number, a name, or arithmetic with names; null where it is open. */
  sizeOf(dim: number | string): Dim {
    if (typeof dim === 'number') return dim >= 0 ? dim : null;
    if (dim === '') return null;
    this.#known.add(dim);
    return this.#take(dim) ?? this.#computed(dim);
  }

  /** @throws OnnxFault where a size is missing, or one was given that the model does not have */
  check(): void {
    if (this.#missing.size > 0) {
      const names = [...this.#missing];
      const hint = `say how large they are: --dim ${names.map((name) => `${name}=1`).join(',')}`;
      throw new OnnxFault('onnx-size', undefined, `these sizes are open: ${names.join(', ')}`, hint);
    }
    const unknown = Object.keys(this.#given).filter((name) => !this.#used.has(name) && !this.#known.has(name));
    if (unknown.length === 0) return;
    const known = [...this.#known];
    const hint = known.length > 0 ? `there are ${known.join(', ')}` : 'name an input and an axis: --dim data.0=1';
    throw new OnnxFault('onnx-size', undefined, `it has no size named ${unknown.join(', ')}`, hint);
  }

  #take(name: string): number | undefined {
    if (!Object.hasOwn(this.#given, name)) return undefined;
    this.#used.add(name);
    return this.#given[name];
  }

  /** `past + seq`, as exporters write. */
  #computed(text: string): Dim {
    if (!/[-+*/]/.test(text) || text.length > 200) return null;
    try {
      const size = evaluateExpression(text, this.#given);
      if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
      for (const name of Object.keys(this.#given)) if (text.includes(name)) this.#used.add(name);
      return size;
    } catch (error) {
      if (error instanceof ExpressionError) return null;
      throw error;
    }
  }
}
