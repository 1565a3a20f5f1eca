import { FLOAT, INT64 } from '../model/element-type.ts';
import { broadcast } from './broadcast.ts';
import type { Inferred, NodeView } from './node-view.ts';
import type { ShapeRule, ShapeRules } from './rule.ts';
import { sizesOf, unknownOfRank } from './sizes-of.ts';
import { MAX_ELEMENTS, product, valueOfTensor } from './value.ts';

/** Operators that make tensors out of sizes, and that make tensors larger. */
export const sourceRules: ShapeRules = {
  Constant: constant,
  ConstantOfShape: (node) => {
    const target = node.input(0).elements;
    const value = node.tensor('value');
    const type = value?.type ?? 1;
    if (!target) return [{ shape: unknownOfRank(node.shape(0)?.[0], node), type }];
    const shape = sizesOf(target, node);
    const count = product(shape)!;
    const element = value ? valueOfTensor(value).elements?.[0] : 0;
    const isKnown = count <= MAX_ELEMENTS && element !== undefined;
    return [{ shape, type, elements: isKnown ? Array<number>(count).fill(element) : undefined }];
  },
  Range: (node) => {
    const [from, to, by] = [0, 1, 2].map((index) => node.input(index).elements?.[0]);
    if (from === undefined || to === undefined || by === undefined) return [{ shape: [null] }];
    const count = Math.max(0, Math.ceil((to - from) / by));
    if (!Number.isSafeInteger(count)) throw node.fault(`a range from ${from} to ${to} by ${by} has no end`);
    const elements = count > MAX_ELEMENTS ? undefined : Array.from({ length: count }, (_, at) => from + at * by);
    return [{ shape: [count], elements }];
  },
  Expand: (node) => {
    const target = node.input(1).elements;
    return [{ shape: target && broadcast([node.shape(0), sizesOf(target, node)], node) }];
  },
  Tile: (node) => {
    const [shape, repeats] = [node.shape(0), node.input(1).elements];
    if (!shape || repeats?.length !== shape.length) return [{ shape: shape?.map(() => null) }];
    return [{ shape: shape.map((dim, at) => product([dim, sizesOf(repeats, node)[at]])) }];
  },
  Pad: (node) => {
    const shape = node.shape(0);
    const pads = node.attributeOrInput(node.has('paddings') ? 'paddings' : 'pads', 1);
    if (!shape || !pads) return [{ shape: shape?.map(() => null) }];
    const axes = node.inputs[3]?.elements?.map((axis) => node.axis(axis, shape.length)) ?? shape.map((_, at) => at);
    if (pads.length !== 2 * axes.length) throw node.fault(`there are ${pads.length} pads for ${axes.length} axes`);
    const added = (at: number): number => {
      const index = axes.indexOf(at);
      return index < 0 ? 0 : pads[index] + pads[index + axes.length];
    };
    return [{ shape: shape.map((dim, at) => (dim === null ? null : sizesOf([dim + added(at)], node)[0])) }];
  },
  CenterCropPad: (node) => {
    const [shape, target] = [node.shape(0), node.input(1).elements];
    if (!shape || !target) return [{ shape: shape?.map(() => null) }];
    const axes = node.integers('axes')?.map((axis) => node.axis(axis, shape.length)) ?? shape.map((_, at) => at);
    return [{ shape: shape.map((dim, at) => (axes.includes(at) ? target[axes.indexOf(at)] : dim)) }];
  },
  RandomNormal: (node) => [random(node)],
  RandomUniform: (node) => [random(node)],
  ...Object.fromEntries(
    ['HannWindow', 'HammingWindow', 'BlackmanWindow'].map((name): [string, ShapeRule] => [
      name,
      (node) => [{ shape: [node.input(0).elements?.[0] ?? null], type: node.integer('output_datatype', FLOAT) }],
    ]),
  ),
};

function constant(node: NodeView): readonly Inferred[] {
  const tensor = node.tensor('value') ?? node.tensor('sparse_value');
  if (tensor) return [valueOfTensor(tensor)];
  for (const [name, type] of [
    ['value_int', INT64],
    ['value_float', FLOAT],
  ] as const) {
    const attribute = node.attribute(name);
    const element = attribute?.integer ?? attribute?.float;
    if (element !== undefined) return [{ shape: [], type, elements: [element] }];
  }
  for (const [name, type] of [
    ['value_ints', INT64],
    ['value_floats', FLOAT],
  ] as const) {
    const attribute = node.attribute(name);
    const elements = attribute && (type === INT64 ? attribute.integers : attribute.floats);
    if (elements) return [{ shape: [elements.length], type, elements }];
  }
  const texts = node.attribute('value_strings')?.texts;
  return [{ shape: texts ? [texts.length] : node.has('value_string') ? [] : undefined, type: 8 }];
}

function random(node: NodeView): Inferred {
  return { shape: sizesOf(node.integers('shape') ?? [], node), type: node.integer('dtype', FLOAT) };
}
