import { reshape } from './reshape.ts';
import type { ShapeRules } from './rule.ts';
import { transposeElements } from './transpose-elements.ts';
import { type Dim, product, type Value } from './value.ts';

/** Operators that give the same elements with other axes. */
export const layoutRules: ShapeRules = {
  Reshape: reshape,
  Flatten: (node) => {
    const shape = node.shape(0);
    if (!shape) return [];
    const axis = node.integer('axis', 1);
    const at = axis === shape.length ? axis : node.axis(axis, shape.length);
    return [{ shape: [product(shape.slice(0, at)), product(shape.slice(at))] }];
  },
  Squeeze: (node) => {
    const { shape, elements } = node.input(0);
    if (!shape || (node.inputs[1] && !node.inputs[1].elements)) return [];
    const axes = node.attributeOrInput('axes', 1)?.map((axis) => node.axis(axis, shape.length));
    const isLeft = (dim: Dim, at: number): boolean => (axes ? !axes.includes(at) : dim !== 1);
    const wrong = axes?.find((axis) => shape[axis] !== 1 && shape[axis] !== null);
    if (wrong !== undefined) throw node.fault(`axis ${wrong} has ${shape[wrong]} points, and only one of 1 goes away`);
    return [{ shape: shape.filter(isLeft), elements }];
  },
  Unsqueeze: (node) => {
    const { shape, elements } = node.input(0);
    const given = node.attributeOrInput('axes', 1);
    if (!shape || !given) return [];
    const rank = shape.length + given.length;
    const axes = new Set(given.map((axis) => node.axis(axis, rank)));
    const rest = [...shape];
    return [{ shape: Array.from({ length: rank }, (_, at) => (axes.has(at) ? 1 : (rest.shift() ?? null))), elements }];
  },
  Transpose: (node) => {
    const { shape, elements } = node.input(0);
    if (!shape) return [];
    const order = node.integers('perm') ?? shape.map((_, at) => shape.length - 1 - at);
    if (order.length !== shape.length) throw node.fault(`perm has ${order.length} axes, and the input ${shape.length}`);
    const axes = order.map((axis) => node.axis(axis, shape.length));
    const result = axes.map((axis) => shape[axis]);
    return [{ shape: result, elements: elements && transposeElements(elements, shape, axes) }];
  },
  Concat: (node) => {
    const parts = node.inputs.filter((input): input is Value => input !== undefined);
    const first = parts[0]?.shape;
    if (!first || parts.some(({ shape }) => shape?.length !== first.length)) return [];
    const axis = node.axis(node.integer('axis', 1), first.length);
    const along = parts.map(({ shape }) => shape![axis]);
    const sum = along.reduce((all: Dim, dim) => (all === null || dim === null ? null : all + dim), 0);
    const others = (at: number): Dim => parts.map(({ shape }) => shape![at]).find((dim) => dim !== null) ?? null;
    const isFlat = first.length === 1 && parts.every(({ elements }) => elements);
    return [
      {
        shape: first.map((_, at) => (at === axis ? sum : others(at))),
        elements: isFlat ? parts.flatMap(({ elements }) => elements!) : undefined,
      },
    ];
  },
  DepthToSpace: (node) => {
    const { shape } = node.input(0);
    const size = node.integer('blocksize', 1);
    if (shape?.length !== 4) return [];
    const [batch, channels, height, width] = shape;
    const fewer = channels === null ? null : channels / size ** 2;
    if (fewer !== null && !Number.isInteger(fewer)) throw node.fault(`${channels} channels are no blocks of ${size}`);
    return [{ shape: [batch, fewer, product([height, size]), product([width, size])] }];
  },
  SpaceToDepth: (node) => {
    const { shape } = node.input(0);
    const size = node.integer('blocksize', 1);
    if (shape?.length !== 4) return [];
    const [batch, channels, height, width] = shape;
    const fewer = (dim: Dim): Dim => (dim === null ? null : Math.floor(dim / size));
    return [{ shape: [batch, product([channels, size ** 2]), fewer(height), fewer(width)] }];
  },
};
